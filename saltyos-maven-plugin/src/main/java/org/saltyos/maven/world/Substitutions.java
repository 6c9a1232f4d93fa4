package org.saltyos.maven.world;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the managed language puts in the place of JDK code that only a JVM can run. A class annotated {@code @Substitute}
 * holds static methods that become the bodies of methods of the same name of a JDK class, with the receiver of an instance
 * method as first parameter. A class annotated {@code @Replace} takes the place of a JDK class altogether. Basalt's classes
 * for servers with a heap do the same to classes of Basalt and of the run-time library.
 */
final class Substitutions {
    private static final String PACKAGE = "org/saltyos/runtime/";
    private static final String SERVERS = "org/saltyos/basalt/heap/";
    private static final String SUBSTITUTE = "Lorg/saltyos/runtime/Substitute;";
    private static final String REPLACE = "Lorg/saltyos/runtime/Replace;";

    private final Map<String, ClassNode> substitutes = new LinkedHashMap<>();
    private final Map<String, ClassNode> replacements = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final Set<MethodNode> bodies = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Reads those on the class path. */
    Substitutions(ClassSource source) {
        for (String name : source.names()) {
            if (name.startsWith(PACKAGE) || name.startsWith(SERVERS)) {
                ClassNode node = new ClassNode();
                new ClassReader(source.bytes(name).orElseThrow()).accept(node, 0);
                add(node);
            }
        }
    }

    private void add(ClassNode node) {
        if (node.invisibleAnnotations == null) {
            return;
        }
        for (AnnotationNode annotation : node.invisibleAnnotations) {
            if (annotation.desc.equals(SUBSTITUTE)) {
                substitutes.put(target(annotation), node);
            } else if (annotation.desc.equals(REPLACE)) {
                replacements.put(target(annotation), node);
                renamed.put(node.name, target(annotation));
            }
        }
    }

    private static String target(AnnotationNode annotation) {
        return String.valueOf(annotation.values.get(1)).replace('.', '/');
    }

    /**
     * The class whose static field of the same name stands for one of a JDK class, by internal name, or the JDK class
     * itself.
     */
    String fieldOwner(String owner, String field) {
        ClassNode substitute = substitutes.get(owner);
        if (substitute == null || substitute.fields.stream().noneMatch(f -> f.name.equals(field))) {
            return owner;
        }
        return substitute.name;
    }

    /** Whether a method of a JDK class has a body of ours. */
    boolean isSubstituted(Method method) {
        return bodies.contains(method.node())
                || replacements.containsKey(method.owner().name());
    }

    /** The name under which the image knows a class that replaces one of the JDK. */
    String nameInImage(String name) {
        return renamed.getOrDefault(name, name);
    }

    /** The class that stands for a JDK class: itself, another, or itself with some other bodies. */
    ClassNode apply(ClassNode original) {
        ClassNode replacement = replacements.get(original.name);
        if (replacement != null) {
            return rename(replacement);
        }
        ClassNode substitute = substitutes.get(original.name);
        if (substitute != null) {
            for (MethodNode body : rename(substitute).methods) {
                replaceBody(original, body);
            }
        }
        return renames(original.name) ? rename(original) : original;
    }

    /** Whether a class may name classes that replace others by the names they have in their source. */
    boolean renames(String name) {
        return name.startsWith(PACKAGE) && !renamed.isEmpty();
    }

    private ClassNode rename(ClassNode node) {
        ClassNode result = new ClassNode();
        node.accept(new ClassRemapper(result, new SimpleRemapper(renamed)));
        return result;
    }

    private void replaceBody(ClassNode original, MethodNode body) {
        for (MethodNode method : original.methods) {
            boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
            String expected = isStatic ? method.desc : withReceiver(original.name, method.desc);
            if (method.name.equals(body.name) && sameArguments(expected, body.desc)) {
                method.instructions = body.instructions;
                method.tryCatchBlocks = body.tryCatchBlocks;
                method.localVariables = body.localVariables;
                method.maxLocals = body.maxLocals;
                method.maxStack = body.maxStack;
                bodies.add(method);
                method.access &= ~(Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED);
                method.invisibleAnnotations =
                        body.invisibleAnnotations == null ? null : List.copyOf(body.invisibleAnnotations);
            }
        }
    }

    private static String withReceiver(String owner, String descriptor) {
        return "(L" + owner + ";" + descriptor.substring(1);
    }

    /** Receiver and result may be declared as Object where their class cannot be named. */
    private static boolean sameArguments(String expected, String actual) {
        Type[] wanted = Type.getArgumentTypes(expected);
        Type[] given = Type.getArgumentTypes(actual);
        Type result = Type.getReturnType(actual);
        boolean sameResult = Type.getReturnType(expected).equals(result)
                || result.getDescriptor().equals("Ljava/lang/Object;");
        if (wanted.length != given.length || !sameResult) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean receiver = i == 0 && given[i].getDescriptor().equals("Ljava/lang/Object;");
            if (!wanted[i].equals(given[i]) && !receiver) {
                return false;
            }
        }
        return true;
    }
}
