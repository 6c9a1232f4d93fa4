package org.saltyos.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Protocol interfaces that cannot travel in messages are refused on the line of the mistake. What is generated from right
 * ones is compiled and run where the library is: the tests of server-echo.
 */
class ProtocolTest {
    private static final String REMOTE_FAULT = """
        package org.saltyos.basalt.ipc;
        public final class RemoteFault extends org.saltyos.lang.Fault {
            public static final RemoteFault LOST = new RemoteFault();
            private RemoteFault() { super(1, "lost"); }
        }
        """;
    private static final String BYTES = "package org.saltyos.basalt.ipc; public final class Bytes {}";

    @TempDir
    Path folder;

    private Compilation compile(String declaration, String body) {
        return Compilation.of(
                folder,
                REMOTE_FAULT,
                BYTES,
                "package a.b; import org.saltyos.lang.*; import org.saltyos.basalt.ipc.*;\n" + declaration + " {\n"
                        + body + "\n}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        void go(double number) throws RemoteFault; | parameter number has type double, which cannot travel
        void go(int[] numbers) throws RemoteFault; | parameter numbers has type int[], which cannot travel
        Object go() throws RemoteFault; | method go returns java.lang.Object, which cannot travel
        void go(); | method go needs 'throws RemoteFault'
        void go() throws java.io.IOException, RemoteFault; | method go throws java.io.IOException, which cannot travel
        void go() throws RemoteFault; void go(int a) throws RemoteFault; | method go is overloaded
        void go(Bytes a, Bytes b) throws RemoteFault; | has 2 Bytes parameters; a message holds one
        int A = 1; | a protocol has at least one method
        """)
    void mistakesAreErrorsOnTheElement(String body, String expected) {
        assertThat(compile("@Protocol(version = 1) interface Thing", body).errors())
                .singleElement()
                .asString()
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        @Protocol(version = 0) interface Thing | version is 1 to 255, not 0
        @Protocol(version = 256) interface Thing | version is 1 to 255, not 256
        @Protocol(version = 1) interface Thing<T> | top-level interface without type parameters
        @Protocol(version = 1) interface Thing extends Runnable | that extends no other
        """)
    void theInterfaceItselfIsChecked(String declaration, String expected) {
        assertThat(compile(declaration, "void go() throws RemoteFault;").errors())
                .first()
                .asString()
                .contains(expected);
    }

    @Test
    void aMethodBeyondTheLargestMessageIsRefused() {
        StringBuilder parameters = new StringBuilder("long p0");
        for (int i = 1; i <= 120; i++) {
            parameters.append(", long p").append(i);
        }
        assertThat(compile("@Protocol(version = 1) interface Thing", "void go(" + parameters + ") throws RemoteFault;")
                        .errors())
                .singleElement()
                .asString()
                .contains("needs 121 words; a message holds 120");
    }
}
