package org.saltyos.processor.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.saltyos.processor.protocol.ProtocolModel.FaultType;
import org.saltyos.processor.protocol.ProtocolModel.Method;
import org.saltyos.processor.protocol.ProtocolModel.Parameter;
import org.saltyos.processor.protocol.WireType.Form;
import org.saltyos.processor.protocol.WireType.Word;

/** Writes the client stub of a protocol: a record over the endpoint whose methods call the server. */
public final class ClientWriter {
    private final ProtocolModel protocol;
    private final SourceText out = new SourceText();

    /** Writes the stub of {@code protocol}. */
    public ClientWriter(ProtocolModel protocol) {
        this.protocol = protocol;
    }

    /** The whole source file. */
    public String write() {
        String name = protocol.name();
        if (!protocol.packageName().isEmpty()) {
            out.line(0, "package " + protocol.packageName() + ";");
            out.line();
        }
        out.line(0, "import static org.saltyos.abi.Rights.GRANT_REPLY;");
        out.line(0, "import static org.saltyos.abi.Rights.WRITE;");
        out.line();
        out.line(0, "import javax.annotation.processing.Generated;");
        out.line(0, "import org.saltyos.basalt.capability.Endpoint;");
        out.line(0, "import org.saltyos.basalt.ipc.Ipc;");
        out.line(0, "import org.saltyos.basalt.ipc.RemoteFault;");
        out.line(0, "import org.saltyos.basalt.ipc.Reply;");
        out.line(0, "import org.saltyos.lang.linear.Rights;");
        out.line();
        out.line(0, "/**");
        out.line(0, " * Calls a server that offers {@link " + name + "}.");
        out.line(0, " *");
        out.line(0, " * @param endpoint the server's endpoint, with the right to call");
        out.line(0, " */");
        out.line(0, "@Generated(\"org.saltyos.processor.BasaltProcessor\")");
        out.line(
                0,
                (protocol.visible() ? "public " : "") + "record " + protocol.clientName()
                        + "(@Rights(WRITE | GRANT_REPLY) Endpoint endpoint) implements " + name + " {");
        out.line(1, "/** Names the protocol and its version " + protocol.version() + " in every request. */");
        out.line(1, "public static final int TAG = 0x" + Integer.toHexString(protocol.tag()) + ";");
        for (Method method : protocol.methods()) {
            out.line();
            out.line(1, "/** Number of {@link " + name + "#" + method.name() + "}. */");
            out.line(1, "public static final int " + method.constant() + " = " + method.number() + ";");
        }
        protocol.methods().forEach(this::writeMethod);
        out.line(0, "}");
        return out.text();
    }

    private void writeMethod(Method method) {
        String parameters = method.parameters().stream()
                .map(parameter -> parameter.type().name() + " " + parameter.name())
                .collect(Collectors.joining(", "));
        String faults =
                method.faults().stream().map(fault -> ", " + fault.name()).collect(Collectors.joining());
        boolean useful = method.result().form() != Form.NONE || !method.faults().isEmpty();
        out.line();
        out.line(1, "@Override");
        out.line(
                1,
                "public " + method.result().name() + " " + method.name() + "(" + parameters + ") throws RemoteFault"
                        + faults + " {");
        writeRequest(method, useful ? "Reply reply = " : "Ipc.requireSuccess(");
        if (!useful) {
            out.line(1, "}");
            return;
        }
        for (FaultType fault : method.faults()) {
            for (String constant : fault.constants()) {
                String full = fault.name() + "." + constant;
                out.line(2, "if (reply.fault() == " + full + ".code()) {");
                out.line(3, "throw " + full + ";");
                out.line(2, "}");
            }
        }
        out.line(2, "Ipc.requireSuccess(reply);");
        if (method.result().form() != Form.NONE) {
            out.line(2, "return " + decode(method.result(), 0, "reply") + ";");
        }
        out.line(1, "}");
    }

    private void writeRequest(Method method, String prefix) {
        List<String> words = new ArrayList<>();
        String bytes = "";
        for (Parameter parameter : method.parameters()) {
            for (Word word : parameter.type().words()) {
                words.add(word.encode(parameter.name()));
            }
            if (parameter.type().form() == Form.BYTES) {
                bytes = parameter.name();
            }
        }
        for (int i = ProtocolModel.REGISTER_WORDS; i < words.size(); i++) {
            out.line(2, "Ipc.putWord(" + i + ", " + words.get(i) + ");");
        }
        String length = bytes.isEmpty() ? String.valueOf(words.size()) : "Ipc.putBytes(" + bytes + ")";
        StringBuilder registers = new StringBuilder();
        for (int i = 0; i < ProtocolModel.REGISTER_WORDS; i++) {
            registers.append(", ").append(i < words.size() ? words.get(i) : "0");
        }
        out.line(
                2,
                prefix + "Ipc.call(endpoint, TAG, " + method.constant() + ", " + length + registers + ")"
                        + (prefix.endsWith("(") ? ");" : ";"));
    }

    /** Source of the value whose first word has index {@code first} in the message {@code source}. */
    static String decode(WireType type, int first, String source) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < type.words().size(); i++) {
            int index = first + i;
            String word =
                    index < ProtocolModel.REGISTER_WORDS ? source + ".word" + index + "()" : "Ipc.word(" + index + ")";
            parts.add(type.words().get(i).decode(word));
        }
        return type.form() == Form.RECORD
                ? "new " + type.name() + "(" + String.join(", ", parts) + ")"
                : String.join("", parts);
    }
}
