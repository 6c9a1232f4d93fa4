package org.saltyos.runtime.jdk;

import java.io.InputStream;
import java.util.Objects;
import org.saltyos.lang.Unsafe;
import org.saltyos.runtime.Substitute;
import org.saltyos.runtime.heap.Heap;
import org.saltyos.runtime.heap.IdentityHash;
import org.saltyos.runtime.heap.Reference;
import org.saltyos.runtime.host.HostProcess;
import org.saltyos.runtime.host.Output;
import org.saltyos.runtime.io.ConsoleInput;
import org.saltyos.runtime.io.ConsoleStream;

/** Bodies for methods of System, and its streams. */
@Substitute("java.lang.System")
final class SystemMethods {
    static final ConsoleStream out = new ConsoleStream(Output.OUT);
    static final ConsoleStream err = new ConsoleStream(Output.ERROR);
    static final InputStream in = new ConsoleInput();

    private SystemMethods() {}

    static long nanoTime() {
        return HostProcess.nanoTime();
    }

    static long currentTimeMillis() {
        return HostProcess.currentTimeMillis();
    }

    /** What does not depend on the machine the program runs on; everything else is unknown. */
    static String getProperty(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key can't be empty");
        }
        return switch (key) {
            case "line.separator" -> "\n";
            case "file.separator" -> "/";
            case "path.separator" -> ":";
            case "file.encoding", "stdout.encoding", "stderr.encoding", "native.encoding" -> "UTF-8";
            case "os.name" -> "Linux";
            case "os.arch" -> "amd64";
            default -> null;
        };
    }

    static String getProperty(String key, String otherwise) {
        String known = getProperty(key);
        return known == null ? otherwise : known;
    }

    static String lineSeparator() {
        return "\n";
    }

    static String getenv(String name) {
        return HostProcess.variable(Objects.requireNonNull(name));
    }

    static void exit(int status) {
        HostProcess.exit(status);
    }

    @SuppressWarnings("removal") // the JDK still asks for it
    static SecurityManager getSecurityManager() {
        return null;
    }

    @Unsafe(because = "objects that move are found by the collector wherever the program keeps them")
    static void gc() {
        Heap.collect();
    }

    static void arraycopy(Object source, int from, Object target, int to, int count) {
        ArrayCopy.copy(source, from, target, to, count);
    }

    @Unsafe(because = "the address is used only while the object is on the stack")
    static int identityHashCode(Object object) {
        return object == null ? 0 : IdentityHash.of(Reference.address(object));
    }
}
