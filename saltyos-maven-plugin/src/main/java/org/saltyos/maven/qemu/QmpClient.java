package org.saltyos.maven.qemu;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A client of QEMU's machine protocol (QMP): one JSON document a line, a command at a time. Events are read and dropped.
 */
public final class QmpClient implements AutoCloseable {
    /** An answer takes no longer than this, or QEMU hangs; in milliseconds. */
    private static final int ANSWER_TIME = 10_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    /**
     * Greets QEMU on a fresh connection.
     *
     * @throws IOException if the other side does not speak QMP
     */
    QmpClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(ANSWER_TIME);
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = socket.getOutputStream();
        Map<String, Object> greeting = receive();
        if (!greeting.containsKey("QMP")) {
            throw new IOException("no QMP greeting but " + greeting);
        }
        execute("qmp_capabilities", Map.of());
    }

    /**
     * Executes a command.
     *
     * @param command its name in QEMU's QMP reference
     * @param arguments by name
     * @return what the command returns: a map, a list, a text, or a number
     * @throws IOException if the command fails or the connection breaks
     */
    public synchronized Object execute(String command, Map<String, Object> arguments) throws IOException {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("execute", command);
        request.put("arguments", arguments);
        out.write((JSON.std.asString(request) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (true) {
            Map<String, Object> answer = receive();
            Object value = answer.get("return");
            if (value != null) {
                return value;
            }
            if (answer.containsKey("error")) {
                throw new IOException("QMP command " + command + " failed: " + answer.get("error"));
            }
        }
    }

    /**
     * Runs a command of QEMU's human monitor.
     *
     * @param commandLine for example {@code info registers}
     * @return its output
     * @throws IOException if the connection breaks
     */
    public String monitor(String commandLine) throws IOException {
        return String.valueOf(execute("human-monitor-command", Map.of("command-line", commandLine)))
                .replace("\r", "");
    }

    private Map<String, Object> receive() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("QEMU closed the QMP connection");
        }
        return JSON.std.mapFrom(line);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
