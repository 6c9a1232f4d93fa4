package org.saltyos.maven.heap;

import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/**
 * Runs the static initialisers of an image on this JVM. It defines every class of the class path itself, as
 * the compiler sees it (lambdas as classes), and stops calls that would make the image depend on time, environment, files,
 * threads or chance.
 */
public final class BuildTimeLoader extends ClassLoader {
    private static final Set<String> FORBIDDEN_OWNERS = Set.of(
            "java/lang/Thread",
            "java/lang/Process",
            "java/lang/ProcessBuilder",
            "java/lang/Runtime",
            "java/security/SecureRandom",
            "java/util/concurrent/ThreadLocalRandom",
            "java/io/File",
            "java/io/FileInputStream",
            "java/io/FileOutputStream",
            "java/io/RandomAccessFile",
            "java/nio/file/Files",
            "java/nio/channels/FileChannel",
            "java/net/Socket",
            "java/net/ServerSocket",
            "java/net/URL",
            "java/net/InetAddress",
            "java/time/Instant",
            "java/time/LocalDateTime",
            "java/time/Clock",
            "java/util/Date");
    private static final Set<String> FORBIDDEN_MEMBERS = Set.of(
            "java/lang/System.nanoTime",
            "java/lang/System.currentTimeMillis",
            "java/lang/System.getenv",
            "java/lang/System.getProperty",
            "java/lang/System.getProperties",
            "java/lang/System.identityHashCode",
            "java/lang/System.exit",
            "java/lang/System.load",
            "java/lang/System.loadLibrary",
            "java/lang/Math.random",
            "java/util/Random.<init>()V",
            "java/util/UUID.randomUUID");
    /** Methods without arguments that give a collection's elements in its order. */
    private static final Set<String> ORDERED =
            Set.of("iterator", "keySet", "values", "entrySet", "stream", "toArray", "toString");

    private static final String CALL = Forbidden.class.getName().replace('.', '/');

    static {
        registerAsParallelCapable();
    }

    private final World world;

    /** A loader over the classes of an image; assertions are on, as they are in the image. */
    public BuildTimeLoader(World world) {
        super(ClassLoader.getPlatformClassLoader());
        this.world = world;
        setDefaultAssertionStatus(true);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(Forbidden.class.getName())) {
            return Forbidden.class;
        }
        Optional<byte[]> runtime = world.runtimeClassFile(name.replace('.', '/'));
        WorldClass found = world.find(name.replace('.', '/'));
        if (found == null || found.isLibrary()) {
            throw new ClassNotFoundException(name);
        }
        byte[] guarded = guard(runtime.isPresent() ? runtime.get() : world.classFile(found));
        return defineClass(name, guarded, 0, guarded.length);
    }

    private static byte[] guard(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Guard(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Guard extends MethodVisitor {
        Guard(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String member = owner + "." + name;
            if (FORBIDDEN_OWNERS.contains(owner)
                    || FORBIDDEN_MEMBERS.contains(member)
                    || FORBIDDEN_MEMBERS.contains(member + descriptor)) {
                super.visitLdcInsn(owner.replace('/', '.') + "." + name);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, CALL, "call", "(Ljava/lang/String;)V", false);
            }
            if (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE) {
                if (name.equals("hashCode") && descriptor.equals("()I")) {
                    look("hashed");
                } else if (descriptor.startsWith("()") && ORDERED.contains(name)) {
                    look("iterated");
                } else if (name.equals("forEach") && descriptor.endsWith(";)V") && isUnary(descriptor)) {
                    super.visitInsn(Opcodes.SWAP);
                    look("iterated");
                    super.visitInsn(Opcodes.SWAP);
                }
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        private static boolean isUnary(String descriptor) {
            return org.objectweb.asm.Type.getArgumentTypes(descriptor).length == 1;
        }

        private void look(String check) {
            super.visitInsn(Opcodes.DUP);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, CALL, check, "(Ljava/lang/Object;)V", false);
        }
    }
}
