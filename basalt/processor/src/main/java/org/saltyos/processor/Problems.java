package org.saltyos.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Reports errors on elements and counts them, so that nothing is generated from a declaration with an error. */
public final class Problems {
    private final Messager messager;
    private int count;

    /** Reports through {@code messager}. */
    public Problems(Messager messager) {
        this.messager = messager;
    }

    /**
     * Reports one error.
     *
     * @param element what is wrong; the compiler shows its file and line
     * @param sentence what is wrong with it and what to write instead
     */
    public void error(Element element, String sentence) {
        count++;
        messager.printMessage(Diagnostic.Kind.ERROR, sentence, element);
    }

    /** How many errors were reported so far. */
    public int count() {
        return count;
    }
}
