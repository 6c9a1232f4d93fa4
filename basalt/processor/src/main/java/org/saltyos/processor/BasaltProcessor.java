package org.saltyos.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.saltyos.lang.Protocol;
import org.saltyos.lang.Struct;
import org.saltyos.processor.protocol.ClientWriter;
import org.saltyos.processor.protocol.DispatcherWriter;
import org.saltyos.processor.protocol.ProtocolModel;
import org.saltyos.processor.protocol.ProtocolReader;
import org.saltyos.processor.struct.StructModel;
import org.saltyos.processor.struct.StructReader;
import org.saltyos.processor.struct.StructWriter;
import org.saltyos.processor.struct.TypeResolver;

/** Generates a record for every {@code @Struct} interface, a stub and a dispatcher for every {@code @Protocol} one. */
@SupportedAnnotationTypes({"org.saltyos.lang.Struct", "org.saltyos.lang.Protocol"})
public final class BasaltProcessor extends AbstractProcessor {
    /** Layouts whose field types no round has explained so far, by qualified name. */
    private final Set<String> waitingStructs = new LinkedHashSet<>();

    /** Every layout seen in this compilation, by qualified name. */
    private final Set<String> layouts = new LinkedHashSet<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(Struct.class)) {
            String name = ((TypeElement) element).getQualifiedName().toString();
            layouts.add(name);
            waitingStructs.add(name);
        }
        for (Element element : round.getElementsAnnotatedWith(Protocol.class)) {
            processProtocol((TypeElement) element);
        }
        // What is still unexplained when processing is over is an unknown type, which javac itself reports.
        if (!round.processingOver()) {
            for (String name : Set.copyOf(waitingStructs)) {
                processStruct(name);
            }
        }
        return false;
    }

    private void processStruct(String name) {
        ProcessingEnvironment environment = processingEnv;
        TypeElement layout = environment.getElementUtils().getTypeElement(name);
        Problems problems = new Problems(environment.getMessager());
        TypeResolver resolver = new TypeResolver(environment, layouts, layout);
        Optional<StructModel> model = new StructReader(resolver, problems).read(layout);
        if (resolver.mustWait()) {
            return;
        }
        waitingStructs.remove(name);
        if (problems.count() == 0) {
            model.ifPresent(
                    struct -> write(struct.qualifiedName(), new StructWriter(struct).write(), layout, problems));
        }
    }

    private void processProtocol(TypeElement type) {
        Problems problems = new Problems(processingEnv.getMessager());
        Optional<ProtocolModel> model = new ProtocolReader(processingEnv, problems).read(type);
        if (problems.count() == 0 && model.isPresent()) {
            ProtocolModel protocol = model.get();
            write(protocol.qualified(protocol.clientName()), new ClientWriter(protocol).write(), type, problems);
            write(
                    protocol.qualified(protocol.dispatcherName()),
                    new DispatcherWriter(protocol).write(),
                    type,
                    problems);
        }
    }

    private void write(String qualifiedName, String source, TypeElement origin, Problems problems) {
        try (Writer writer =
                processingEnv.getFiler().createSourceFile(qualifiedName, origin).openWriter()) {
            writer.write(source);
        } catch (IOException e) {
            problems.error(origin, "cannot write " + qualifiedName + ": " + e.getMessage());
        }
    }
}
