package org.saltyos.processor.protocol;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.processor.protocol.ProtocolModel.Method;
import org.saltyos.processor.protocol.ProtocolModel.Parameter;
import org.saltyos.processor.protocol.WireType.Form;
import org.saltyos.processor.protocol.WireType.Word;

/** Writes the server side of a protocol: a class that turns each request into a call of the implementation. */
public final class DispatcherWriter {
    private final ProtocolModel protocol;
    private final SourceText out = new SourceText();

    /** Writes the dispatcher of {@code protocol}. */
    public DispatcherWriter(ProtocolModel protocol) {
        this.protocol = protocol;
    }

    /** The whole source file. */
    public String write() {
        String name = protocol.name();
        if (!protocol.packageName().isEmpty()) {
            out.line(0, "package " + protocol.packageName() + ";");
            out.line();
        }
        out.line(0, "import javax.annotation.processing.Generated;");
        if (carriesBytes()) {
            out.line(0, "import org.saltyos.basalt.ipc.Bytes;");
        }
        if (needsIpc()) {
            out.line(0, "import org.saltyos.basalt.ipc.Ipc;");
        }
        out.line(0, "import org.saltyos.basalt.ipc.RemoteFault;");
        out.line(0, "import org.saltyos.basalt.ipc.Reply;");
        out.line(0, "import org.saltyos.basalt.ipc.Request;");
        out.line(0, "import org.saltyos.basalt.ipc.Service;");
        out.line(0, "import org.saltyos.lang.Fault;");
        out.line(0, "import org.saltyos.lang.linear.Borrow;");
        out.line();
        out.line(0, "/** Answers requests of {@link " + name + "} with an implementation of it. */");
        out.line(0, "@Generated(\"org.saltyos.processor.BasaltProcessor\")");
        out.line(
                0,
                (protocol.visible() ? "public " : "") + "final class " + protocol.dispatcherName()
                        + " implements Service {");
        out.line(1, "private final " + name + " implementation;");
        if (carriesBytes()) {
            out.line(1, "private final Bytes bytes = new Bytes(Bytes.MESSAGE_BYTES);");
        }
        out.line();
        out.line(1, "/** Answers with {@code implementation}; made in a static initialiser. */");
        out.line(1, "public " + protocol.dispatcherName() + "(" + name + " implementation) {");
        out.line(2, "this.implementation = implementation;");
        out.line(1, "}");
        out.line();
        out.line(1, "@Override");
        out.line(1, "public int tag() {");
        out.line(2, "return " + protocol.clientName() + ".TAG;");
        out.line(1, "}");
        out.line();
        out.line(1, "@Override");
        out.line(1, "public Reply dispatch(@Borrow Request request) {");
        out.line(2, "try {");
        out.line(3, "switch (request.method()) {");
        for (Method method : protocol.methods()) {
            writeCase(method);
        }
        out.line(4, "default:");
        out.line(5, "return Reply.failed(RemoteFault.UNKNOWN_METHOD);");
        out.line(3, "}");
        out.line(2, "} catch (Fault fault) {");
        out.line(3, "return Reply.failed(fault);");
        out.line(2, "}");
        out.line(1, "}");
        out.line(0, "}");
        return out.text();
    }

    private boolean carriesBytes() {
        return protocol.methods().stream().anyMatch(Method::carriesBytes);
    }

    private boolean needsIpc() {
        return protocol.methods().stream()
                .anyMatch(method -> method.carriesBytes()
                        || method.requestWords() > ProtocolModel.REGISTER_WORDS
                        || method.result().words().size() > ProtocolModel.REGISTER_WORDS);
    }

    private void writeCase(Method method) {
        List<String> arguments = new ArrayList<>();
        int next = 0;
        for (Parameter parameter : method.parameters()) {
            String word = "request.word" + next + "()";
            arguments.add(
                    parameter.type().form() == Form.BYTES
                            ? "Ipc.takeBytes(request, " + word + ", bytes)"
                            : ClientWriter.decode(parameter.type(), next, "request"));
            next += parameter.type().words().size();
        }
        String call = "implementation." + method.name() + "(" + String.join(", ", arguments) + ")";
        WireType result = method.result();
        out.line(4, "case " + protocol.clientName() + "." + method.constant() + ": {");
        out.line(5, "request.requireLength(" + method.requestWords() + ");");
        if (result.form() == Form.NONE) {
            out.line(5, call + ";");
        } else {
            out.line(5, result.name() + " result = " + call + ";");
        }
        StringBuilder reply = new StringBuilder();
        for (int i = 0; i < Math.max(result.words().size(), ProtocolModel.REGISTER_WORDS); i++) {
            List<Word> words = result.words();
            String word = i < words.size() ? words.get(i).encode("result") : "0";
            if (i < ProtocolModel.REGISTER_WORDS) {
                reply.append(", ").append(word);
            } else {
                out.line(5, "Ipc.putWord(" + i + ", " + word + ");");
            }
        }
        out.line(5, "return Reply.of(" + result.words().size() + reply + ");");
        out.line(4, "}");
    }
}
