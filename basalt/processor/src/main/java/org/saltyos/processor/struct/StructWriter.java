package org.saltyos.processor.struct;

import org.saltyos.processor.struct.StructField.Storage;

/** Writes the record of a struct: straight-line Salty Java that a person can read and step through. */
public final class StructWriter {
    private final StructModel struct;
    private final StringBuilder out = new StringBuilder();

    /** Writes {@code struct}. */
    public StructWriter(StructModel struct) {
        this.struct = struct;
    }

    /** The whole source file. */
    public String write() {
        String layout = struct.layout().getSimpleName().toString();
        boolean indexed =
                struct.fields().stream().anyMatch(field -> field.count().isPresent());
        boolean touches = struct.fields().stream().anyMatch(field -> !(field.storage() instanceof Storage.Inner));
        String memory = struct.mmio() ? "Mmio" : "Mem";
        if (!struct.packageName().isEmpty()) {
            line("package " + struct.packageName() + ";");
            line("");
        }
        if (indexed) {
            line("import java.util.Objects;");
        }
        line("import javax.annotation.processing.Generated;");
        line("import org.saltyos.lang.Unsafe;");
        if (touches) {
            line("import org.saltyos.lang.memory." + memory + ";");
        }
        line("");
        line("/**");
        line(" * Pointer to " + struct.size() + " bytes aligned to " + struct.align() + ", laid out by {@link " + layout
                + "}.");
        line(" *");
        line(" * @param address where the struct starts");
        line(" */");
        line("@Generated(\"org.saltyos.processor.BasaltProcessor\")");
        line("@Unsafe(because = \"every access lies inside the struct that " + layout + " checks;"
                + " whoever makes the pointer answers for the address\")");
        line((struct.visible() ? "public " : "") + "record " + struct.name() + "(long address) implements " + layout
                + " {");
        line("    /** Size in bytes. */");
        line("    public static final int SIZE = " + struct.size() + ";");
        for (StructField field : struct.fields()) {
            line("");
            line("    /** Offset of {@link #" + field.name() + "} in bytes. */");
            line("    public static final int " + field.constant() + " = " + field.offset() + ";");
        }
        for (StructField field : struct.fields()) {
            writeAccessors(field, memory);
        }
        line("}");
        return out.toString();
    }

    private void writeAccessors(StructField field, String memory) {
        AccessorWriter accessors = new AccessorWriter(field, memory);
        String index = field.count().isPresent() ? "int index" : "";
        line("");
        line("    @Override");
        line("    public " + field.type().name() + " " + field.name() + "(" + index + ") {");
        line("        return " + accessors.read() + ";");
        line("    }");
        if (field.setter()) {
            String comma = index.isEmpty() ? "" : ", ";
            line("");
            line("    @Override");
            line("    public void " + field.name() + "(" + index + comma
                    + field.type().name() + " value) {");
            accessors
                    .fits()
                    .ifPresent(condition -> line(
                            "        assert " + condition + " : \"value does not fit into " + field.name() + "\";"));
            line("        " + accessors.write() + ";");
            line("    }");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
