package org.saltyos.svc;

import org.saltyos.basalt.Program;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.posix.Arguments;
import org.saltyos.basalt.posix.Printer;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.servers.ServerControlClient;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/** {@code svc}, {@code svc kill NAME} and {@code svc restart NAME}. */
@Program(name = "svc", needs = "kernel.servers", heapBytes = 256 << 10)
public final class Svc {
    private static final int TEXT_BYTES = 256;

    private Svc() {}

    /** Runs once. */
    @Export("server_main")
    static void main(long startup) {
        String[] words = new String[Arguments.count()];
        for (int i = 0; i < words.length; i++) {
            words[i] = text(Arguments.get(i, new Bytes(TEXT_BYTES)));
        }
        ServerControlClient servers = new ServerControlClient(Startup.service("kernel.servers"));
        Printer output = new Printer(1);
        Printer errors = new Printer(2);
        int status = new Commands(servers, output, errors).run(words);
        output.flush();
        errors.flush();
        Processes.exit(status);
    }

    /** Bytes as text: names of servers are ASCII. */
    static String text(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            text.append((char) (bytes.at(i) & 0xff));
        }
        return text.toString();
    }
}
