package org.saltyos.processor.protocol;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.processor.protocol.ProtocolModel.Method;
import org.saltyos.processor.protocol.ProtocolModel.Parameter;
import org.saltyos.processor.protocol.WireType.Form;

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
        writeImports();
        out.line(0, "/** Answers requests of {@link " + name + "} with an implementation of it. */");
        out.line(0, "@Generated(\"org.saltyos.processor.BasaltProcessor\")");
        out.line(
                0,
                (protocol.visible() ? "public " : "") + "final class " + protocol.dispatcherName()
                        + " implements Service {");
        out.line(1, "private final " + name + " implementation;");
        if (protocol.any(method -> method.takes(Form.BYTES))) {
            out.line(1, "private final Bytes bytes = new Bytes(Bytes.MESSAGE_BYTES);");
        }
        MessageText.writeEnums(
                out,
                protocol.methods().stream()
                        .flatMap(method -> method.parameters().stream())
                        .map(Parameter::type)
                        .toList());
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
        protocol.methods().forEach(this::writeCase);
        out.line(4, "default:");
        out.line(5, "return Reply.failed(RemoteFault.UNKNOWN_METHOD);");
        out.line(3, "}");
        out.line(2, "} catch (Fault fault) {");
        out.line(3, "return Reply.failed(fault);");
        out.line(2, "}");
        out.line(1, "}");
        protocol.methods().forEach(this::writeAnswer);
        out.line(0, "}");
        return out.text();
    }

    private void writeImports() {
        if (!protocol.packageName().isEmpty()) {
            out.line(0, "package " + protocol.packageName() + ";");
            out.line();
        }
        out.line(0, "import javax.annotation.processing.Generated;");
        if (protocol.any(method -> method.takes(Form.BYTES) || method.result().form() == Form.BYTES)) {
            out.line(0, "import org.saltyos.basalt.ipc.Bytes;");
        }
        if (protocol.any(DispatcherWriter::needsIpc)) {
            out.line(0, "import org.saltyos.basalt.ipc.Ipc;");
        }
        out.line(0, "import org.saltyos.basalt.start.Later;");
        out.line(0, "import org.saltyos.basalt.ipc.RemoteFault;");
        out.line(0, "import org.saltyos.basalt.ipc.Reply;");
        out.line(0, "import org.saltyos.basalt.ipc.Request;");
        out.line(0, "import org.saltyos.basalt.ipc.Service;");
        out.line(0, "import org.saltyos.lang.Fault;");
        out.line(0, "import org.saltyos.lang.linear.Borrow;");
        out.line();
    }

    private static boolean needsIpc(Method method) {
        WireType result = method.result();
        return method.variable()
                || method.capabilities() > 0
                || method.parameters().stream()
                        .anyMatch(parameter -> !parameter.type().enums().isEmpty())
                || result.variable()
                || result.form() == Form.CAPABILITY
                || method.requestWords() > ProtocolModel.REGISTER_WORDS
                || result.size() > ProtocolModel.REGISTER_WORDS;
    }

    private void writeCase(Method method) {
        out.line(4, "case " + protocol.clientName() + "." + method.constant() + ": {");
        out.line(5, "request.requireLength(" + method.requestWords() + ");");
        String call = "implementation." + method.name() + "(" + String.join(", ", writeArguments(method)) + ")";
        if (method.result().form() == Form.NONE) {
            out.line(5, call + ";");
            out.line(5, "return Reply.of(0, 0, 0, 0, 0);");
        } else {
            out.line(5, "return replyTo" + method.capitalName() + "(" + call + ");");
        }
        out.line(4, "}");
    }

    /** Source of the arguments, in order. What follows the words is taken out of the message before, also in order. */
    private List<String> writeArguments(Method method) {
        List<String> arguments = new ArrayList<>();
        String start = String.valueOf(Method.bytesStart(method.requestWords()));
        int next = 0;
        int capability = 0;
        for (Parameter parameter : method.parameters()) {
            WireType type = parameter.type();
            String word = MessageText.word(next, "request");
            switch (type.form()) {
                case BYTES -> arguments.add("Ipc.takeBytes(request.info(), " + start + ", " + word + ", bytes)");
                case TEXT -> arguments.add("Ipc.takeText(request.info(), " + start + ", " + word + ")");
                case CAPABILITY -> {
                    arguments.add("new " + type.name() + "(Ipc.received(request.info(), " + capability + "))");
                    capability++;
                }
                case NONE, PRIMITIVE, ENUM, RECORD -> arguments.add(MessageText.decode(type, next, "request"));
            }
            if (type.variable()) {
                start += " + Ipc.wordsOf(" + word + ")";
            }
            next += type.size();
        }
        return arguments;
    }

    /** Writes how a result becomes an answer, and the same for an answer that comes later. */
    private void writeAnswer(Method method) {
        WireType result = method.result();
        String later = "public static void answer" + method.capitalName() + "(Later caller";
        out.line();
        out.line(1, "/** Gives a caller of {@code " + method.name() + "} that was kept waiting its answer. */");
        if (result.form() == Form.NONE) {
            out.line(1, later + ") {");
            out.line(2, "caller.answer(Reply.of(0, 0, 0, 0, 0));");
            out.line(1, "}");
            return;
        }
        out.line(1, later + ", " + result.name() + " result) {");
        out.line(2, "caller.answer(replyTo" + method.capitalName() + "(result));");
        out.line(1, "}");
        out.line();
        out.line(1, "/** The answer to {@code " + method.name() + "}, for a server that gives it by itself. */");
        out.line(1, "public static Reply replyTo" + method.capitalName() + "(" + result.name() + " result) {");
        switch (result.form()) {
            case BYTES -> out.line(2, "return Ipc.bytesReply(result);");
            case TEXT -> out.line(2, "return Ipc.textReply(result);");
            case CAPABILITY -> out.line(2, "return Ipc.capabilityReply(result.address());");
            case NONE, PRIMITIVE, ENUM, RECORD -> writeWords(result);
        }
        out.line(1, "}");
    }

    private void writeWords(WireType result) {
        StringBuilder reply = new StringBuilder();
        for (int i = 0; i < Math.max(result.size(), ProtocolModel.REGISTER_WORDS); i++) {
            String word = i < result.size() ? result.encode(i, "result") : "0";
            if (i < ProtocolModel.REGISTER_WORDS) {
                reply.append(", ").append(word);
            } else {
                out.line(2, "Ipc.putWord(" + i + ", " + word + ");");
            }
        }
        out.line(2, "return Reply.of(" + result.size() + reply + ");");
    }
}
