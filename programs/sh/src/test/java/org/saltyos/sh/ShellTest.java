package org.saltyos.sh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;

/**
 * Commands and what they show. The expectations of {@link #commands} were made with dash 0.5.12 on Linux by
 * {@code expectations.sh}, with a line end written as {@code ~}; complaints are left out, their words differ.
 */
class ShellTest {
    private HostSystem system;

    @BeforeEach
    void begin() throws RemoteFault, PosixFault {
        system = new HostSystem();
    }

    static Stream<Arguments> commands() {
        List<String> commands = lines("commands.txt");
        List<String> expectations = lines("expectations.txt");
        return IntStream.range(0, commands.size()).mapToObj(i -> Arguments.of(commands.get(i), expectations.get(i)));
    }

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(ShellTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource
    void commands(String command, String expected) throws PosixFault {
        int file = Files.open("/commands", OpenFlag.WRITE | OpenFlag.CREATE, 0644);
        byte[] text = command.replace('~', '\n').getBytes(StandardCharsets.UTF_8);
        Files.write(file, text, 0, text.length);
        Files.close(file);
        String shown = system.shows("sh /commands 2> /dev/null; echo =$?");
        assertThat(shown.replace('\n', '~')).isEqualTo(expected);
    }

    @Test
    void theStatusIsThatOfTheLastCommand() {
        assertThat(system.shell("sh", "-c", "true")).isZero();
        assertThat(system.shell("sh", "-c", "false")).isEqualTo(1);
        assertThat(system.shell("sh", "-c", "exit 300")).isEqualTo(44);
        assertThat(system.shell("sh", "-c", "nosuch")).isEqualTo(127);
        assertThat(system.shell("sh", "-c", "/tmp")).isEqualTo(126);
        assertThat(system.shell("sh", "-c", "if")).isEqualTo(2);
        assertThat(system.shell("sh", "-e", "-c", "false; true")).isEqualTo(1);
        assertThat(system.shell("sh", "/no/file")).isEqualTo(127);
    }

    @Test
    void theSystemHasANameAndTheScreenIsCleared() {
        assertThat(system.shows("uname; uname -rm; uname -a"))
                .isEqualTo("SaltyOS\n0.1 x86_64\nSaltyOS saltyos 0.1 x86_64\n");
        assertThat(system.shows("clear")).isEqualTo("\033[H\033[2J\033[3J");
    }

    @Test
    void filesOfCommandsRunWithArguments() {
        String shown = system.shows(
                "echo 'echo $0 $# $2' > s; chmod 755 s 2> /dev/null; sh s a 'b c'; cp /bin/ls t; echo 'echo t: $1' >"
                        + " t; ./t x");
        assertThat(shown).isEqualTo("s 2 b c\nt: x\n");
    }

    @Test
    void linesTypedAtATerminalAreEditedAndCarriedOut() {
        system.console.type("echo oen\u007f\u007fne\r");
        system.console.type("\u001b[A two\r");
        system.console.type("echo xy\u001b[Dz\u0001\u001b[3~e\u0005!\r");
        system.console.type("for i in 1 2\rdo echo $i\rdone\r");
        system.console.type("half\u0003echo ca");
        system.console.type("tch\r");
        system.console.type("ec\t\u0015ech\t\u0015pw\t\r");
        system.console.type("\u0004");
        assertThat(system.shell("sh")).isZero();
        String shown = system.console.shown().toString();
        assertThat(shown)
                .contains("\none\n")
                .contains("\none two\n")
                .contains("\nxzy!\n")
                .contains("> do echo $i\n> done\n1\n2\n$ ")
                .contains("half^C\n$ echo catch\ncatch\n")
                .contains("\n/tmp\n$ \n")
                .endsWith("$ \n");
        assertThat(system.console.currentMode()).isEqualTo(7);
    }

    @Test
    void theShellItselfSendsSignals() {
        assertThat(system.shows("kill 12 -13; kill -9 14; kill -SIGINT 15; echo $?"))
                .isEqualTo("0\n");
        assertThat(system.killed).containsExactly("12:15", "-13:15", "14:9", "15:2");
        assertThat(system.shows("kill -NO 1; echo $?; kill x; echo $?; kill; echo $?"))
                .startsWith("sh: kill: -NO: no such signal\n2\nsh: kill: x: not a process number\n1\n")
                .endsWith("1\nsh: usage: kill [-SIGNAL] PROCESS...\n2\n");
        assertThat(system.shows("trap 'echo' INT; echo $?")).endsWith("only EXIT can be caught\n1\n");
    }

    @Test
    void aLineLongerThanTheWindowIsMovedUnderIt() throws PosixFault {
        Files.setWindow(0, 24, 20);
        system.console.type("echo 0123456789abcdefghij");
        system.console.type("\u0001\u0005");
        system.console.type("\r");
        system.console.type("\u0004");
        assertThat(system.shell("sh")).isZero();
        assertThat(system.console.shown().toString())
                .contains("$ echo 0123456789ab\r$ cho 0123456789abc\u001b[K")
                .contains("\r$ echo 0123456789ab\u001b[K\u001b[17D\r$ 3456789abcdefghij\u001b[K\n")
                .contains("\n0123456789abcdefghij\n");
    }

    @Test
    void controlCEndsLoopsOfTheShellItself() {
        system.roundsToInterrupt = 6; // one is asked for at each prompt
        system.console.type("while true; do echo round; done; echo never\r");
        system.console.type("echo status $?\r");
        system.console.type("\u0004");
        assertThat(system.shell("sh")).isZero();
        assertThat(system.console.shown().toString())
                .contains("round\nround\nround\nround\nround\n$ echo status $?\nstatus 130\n")
                .doesNotContain("\nnever");
    }
}
