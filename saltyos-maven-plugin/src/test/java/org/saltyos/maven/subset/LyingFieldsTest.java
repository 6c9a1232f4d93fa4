package org.saltyos.maven.subset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;

/** Class files whose instructions and declarations of fields do not fit together, as after a change of a dependency. */
class LyingFieldsTest {
    private static final int STATIC = ACC_PUBLIC | ACC_STATIC;

    @TempDir
    Path directory;

    @Test
    void aFieldIsFoundByItsType() throws IOException {
        ClassWriter writer = type();
        writer.visitField(STATIC, "number", "I", null, null).visitEnd();
        assertThat(lower(writer, GETSTATIC, "I")).isEmpty();
    }

    /** Found by fuzzing: the compiler gave its own error. */
    @Test
    void aFieldOfAnotherTypeIsMissing() throws IOException {
        ClassWriter writer = type();
        writer.visitField(STATIC, "number", "J", null, null).visitEnd();
        assertThat(lower(writer, GETSTATIC, "I")).singleElement().satisfies(d -> {
            assertThat(d.code()).isEqualTo(DiagnosticCode.SALT0109);
            assertThat(d.message()).contains("field lying.Fields.number of type int does not exist");
        });
    }

    @Test
    void aFieldThatIsNotStaticAnyMoreIsSaidSo() throws IOException {
        ClassWriter writer = type();
        writer.visitField(ACC_PUBLIC, "number", "I", null, null).visitEnd();
        assertThat(lower(writer, GETSTATIC, "I")).singleElement().satisfies(d -> {
            assertThat(d.code()).isEqualTo(DiagnosticCode.SALT0109);
            assertThat(d.message()).contains("Fields.number is not static");
        });
    }

    @Test
    void aFieldThatIsStaticNowIsSaidSo() throws IOException {
        ClassWriter writer = type();
        writer.visitField(STATIC, "number", "I", null, null).visitEnd();
        assertThat(lower(writer, GETFIELD, "I")).singleElement().satisfies(d -> {
            assertThat(d.code()).isEqualTo(DiagnosticCode.SALT0109);
            assertThat(d.message()).contains("Fields.number is static");
        });
    }

    @Test
    void twoFieldsOfOneNameAreRejected() throws IOException {
        ClassWriter writer = type();
        writer.visitField(STATIC, "number", "J", null, null).visitEnd();
        writer.visitField(STATIC, "number", "I", null, null).visitEnd();
        assertThat(lower(writer, GETSTATIC, "I")).anySatisfy(d -> {
            assertThat(d.code()).isEqualTo(DiagnosticCode.SALT0101);
            assertThat(d.message()).contains("declares number twice");
        });
    }

    private static ClassWriter type() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(V17, ACC_PUBLIC | ACC_FINAL, "lying/Fields", null, "java/lang/Object", null);
        return writer;
    }

    /** What the compiler says of a method that reads {@code Fields.number}. */
    private List<Diagnostic> lower(ClassWriter writer, int opcode, String descriptor) throws IOException {
        MethodVisitor method = writer.visitMethod(STATIC, "read", "()I", null, null);
        method.visitCode();
        Label start = new Label();
        method.visitLabel(start);
        method.visitLineNumber(1, start);
        if (opcode == GETFIELD) {
            method.visitInsn(ACONST_NULL);
        }
        method.visitFieldInsn(opcode, "lying/Fields", "number", descriptor);
        method.visitInsn(IRETURN);
        method.visitMaxs(1, 0);
        method.visitEnd();
        writer.visitEnd();
        Files.write(Files.createDirectories(directory.resolve("lying")).resolve("Fields.class"), writer.toByteArray());
        List<Path> path = new ArrayList<>(List.of(directory));
        path.addAll(CaseCompiler.libraries());
        String root = "lying.Fields.read()I";
        return Lowering.lower(new LoweringRequest("lying", path, List.of(), "server", List.of(root)))
                .diagnostics();
    }
}
