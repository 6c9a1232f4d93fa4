package org.saltyos.maven.reach;

import java.util.Optional;
import org.saltyos.maven.frontend.Image;
import org.saltyos.maven.pass.Exceptions;

/** Exceptions of the static language: faults are thrown and caught, everything else is a panic. */
record StaticExceptions(Image image) implements Exceptions {
    @Override
    public boolean mayCatch(String caught, String thrown) {
        return image.isSubclass(thrown, caught) || image.isSubclass(caught, thrown);
    }

    @Override
    public Optional<Raised> raised(int panicKind) {
        return Optional.empty();
    }

    @Override
    public Optional<String> uncaught() {
        return Optional.empty();
    }
}
