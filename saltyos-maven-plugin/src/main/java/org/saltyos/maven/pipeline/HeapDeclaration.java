package org.saltyos.maven.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.saltyos.maven.system.ManifestReader;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.ClassSource;

/**
 * Whether a module is a server or program with a heap, which decides in which language its classes are read: they have to be looked
 * at before that.
 */
final class HeapDeclaration {
    private static final List<String> MANIFESTS = List.of("org.saltyos.basalt.Server", "org.saltyos.basalt.Program");

    private HeapDeclaration() {}

    /** Whether the module's own classes declare a heap; a size that makes no sense counts, and is reported later. */
    static boolean isIn(LoweringRequest request) {
        if (!request.isServer() || request.classPath().isEmpty()) {
            return false;
        }
        ClassSource own = new ClassSource(request.classPath().subList(0, 1));
        return own.names().stream().anyMatch(name -> declares(own.bytes(name).orElse(new byte[0])));
    }

    /** The class path with what a server with a heap consists of in addition. */
    static List<Path> classPath(LoweringRequest request) {
        List<Path> all = new ArrayList<>(request.classPath());
        all.addAll(request.runtime());
        return all;
    }

    private static boolean declares(byte[] file) {
        ClassNode node = new ClassNode();
        try {
            new ClassReader(file)
                    .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            return false; // whoever reads the whole class says what is wrong with it
        }
        return MANIFESTS.stream()
                .anyMatch(name -> hasHeap(Annotations.of(node, name).orElse(Map.of())));
    }

    /** Whether the values of a manifest ask for a heap. */
    static boolean hasHeap(Map<String, Object> manifest) {
        return manifest.get(ManifestReader.HEAP) instanceof Number bytes && bytes.longValue() != 0;
    }
}
