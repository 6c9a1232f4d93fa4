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
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Files;

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
    void aFunctionThatCallsItselfWithoutEndIsStopped() {
        assertThat(system.shows("f() { f; }; f; echo never")).isEqualTo("sh: commands are nested too deep\n");
        assertThat(system.shows("n=0; f() { n=$((n + 1)); [ $n -eq 100 ] || f; }; f; echo $n"))
                .isEqualTo("100\n");
        system.console.type("f() { f; f; }; f; echo $?\r");
        system.console.type("echo $?\r\u0004");
        system.shell("sh");
        assertThat(system.console.shown().toString()).contains("nested too deep\n$ echo $?\n2\n");
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
                .endsWith("1\nsh: usage: kill [-SIGNAL] PROCESS|%JOB... | -l\n2\n");
        assertThat(system.shows("trap 'echo' INT; echo $?")).endsWith("only EXIT can be caught\n1\n");
    }

    @Test
    void aLineLongerThanTheWindowGoesOnInTheNextRow() throws PosixFault {
        Files.setWindow(0, 24, 20);
        system.console.type("echo 0123456789abcdefghij");
        system.console.type("\u0001\u0005");
        system.console.type("\r");
        system.console.type("\u0004");
        assertThat(system.shell("sh")).isZero();
        assertThat(system.console.shown().toString())
                .contains("$ echo 0123456789ab\r\u001b[J$ echo 0123456789abc\n") // the row is full: on to the next
                .contains("defghij\u001b[1A\r\u001b[J$ echo 0123456789abcdefghij\u001b[1A\r\u001b[2C") // control-A
                .endsWith("\n0123456789abcdefghij\n$ \n");
    }

    @Test
    void wideCharactersTakeTwoColumnsAndAreErasedWhole() throws PosixFault {
        Files.setWindow(0, 24, 8);
        byte[] typed = "echo \u65e5\u672c\u007f!\r\u0004".getBytes(StandardCharsets.UTF_8);
        system.console.type(new String(typed, StandardCharsets.ISO_8859_1));
        assertThat(system.shell("sh")).isZero();
        // Both have no room beside the prompt: one column is left there.
        byte[] shown = system.console.shown().toString().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new String(shown, StandardCharsets.UTF_8))
                .contains("$ echo \r\u001b[J$ echo \u65e5\u672c\u001b[1A\r\u001b[J$ echo \u65e5!")
                .endsWith("\n\u65e5!\n$ \n");
    }

    @Test
    void theTerminalIsAskedForItsSizeOnce() throws PosixFault {
        system.console.type("\u001b[40;100Recho a\recho b\r\u0004");
        assertThat(system.shell("sh")).isZero();
        assertThat(system.console.shown().toString())
                .startsWith("\u001b7\u001b[999;999H\u001b[6n\u001b8$ echo a\na\n$ echo b");
        assertThat(Files.window(0).columns()).isEqualTo(100);
        assertThat(Files.window(0).rows()).isEqualTo(40);
    }

    @Test
    void theTerminalStaysAsProgramsLeaveItUnlessASignalEndsThem() {
        system.console.type("stty -echo\rstty\rsh -c 'stty raw; exit 99'\rstty\rstty sane\rstty\r\u0004");
        system.shell("sh");
        assertThat(system.console.shown().toString())
                .contains("$ stty\nrows 0; columns 0;\nicanon -echo isig\n$ sh -c")
                .contains("ended by signal 9\n$ stty\nrows 0; columns 0;\nicanon -echo isig\n")
                .endsWith("icanon echo isig\n$ \n");
    }

    @Test
    void earlierLinesAreListedAndFound() {
        system.console.type(
                "echo one\recho two\rhistory\r\u0012on\r\u0012echo\u0012\u0005 more\r\u0012nothing\u0007x\r\u0004");
        assertThat(system.shell("sh")).isEqualTo(127);
        assertThat(system.console.shown().toString())
                .contains("history\n    1  echo one\n    2  echo two\n    3  history\n")
                .contains("(search) on: echo one")
                .contains("\none\n$ ")
                .contains("\ntwo more\n")
                .contains("x: not found");
    }

    @Test
    void namesWithBlanksAreCompletedQuoted() throws PosixFault {
        Files.mkdir("a b", 0755);
        Files.close(Files.open("a b/c*d", OpenFlag.WRITE | OpenFlag.CREATE, 0644));
        system.console.type("ls a\t\t\rls 'a\t\t\rhist\t\u0015a() { :; }\r\u0004");
        assertThat(system.shell("sh")).isZero();
        assertThat(system.console.shown().toString())
                .contains("$ ls a\\ b/c\\*d \na b/c*d\n")
                .contains("$ ls 'a b/c*d' \na b/c*d\n")
                .contains("$ history ");
    }

    @Test
    void commandsInTheBackgroundHaveNumbers() {
        system.console.type("sleep 0 &\rtrue\rjobs\rfalse & wait %1; echo $?\rfg %7\rkill %1\rtrue & fg\r\u0004");
        system.shell("sh");
        assertThat(system.console.shown().toString())
                .contains("$ sleep 0 &\n[1] 2\n[1] 2 done  sleep 0\n$ true\n")
                .contains("$ jobs\n$ ")
                .contains("[1] 3\n1\n$ ")
                .contains("sh: fg: %7: no such job\n")
                .contains("sh: kill: %1: no such job\n")
                .contains("[1] 4\ntrue\n");
    }

    @Test
    void commandsAndToolsExplainThemselves() {
        assertThat(system.shows("help cd; ls --help; man wc; help | grep -c .; man nosuch; help nosuch"))
                .startsWith("usage: cd [DIRECTORY | -]\n  changes the working directory\nusage: ls [-1adhlrRt]")
                .contains("usage: wc [-lwc] [FILE...]\n  counts lines, words and bytes\n36\n")
                .contains("man: no tool has the name 'nosuch'")
                .endsWith("sh: help: nosuch is no command of the shell; try man nosuch\n");
        assertThat(
                        system.shows(
                                "for i in $(ls /bin); do case $i in sh|[[]|echo|test|printf);; *) $i --help | grep -c '^usage: '$i;; esac; done | uniq"))
                .isEqualTo("1\n");
        assertThat(system.shows("ls -Z; echo $?"))
                .contains("ls: invalid option -- 'Z'\nusage: ls [")
                .endsWith("\n2\n");
    }

    @Test
    void lessShowsPageAfterPage() throws PosixFault {
        Files.setWindow(0, 4, 20);
        system.console.type("seq 9 > f; less f\r");
        system.console.type(" b/8\rgq");
        system.console.type("less f | tail -n 1\r\u0004");
        system.shell("sh");
        String page = "\u001b[H\u001b[2J";
        assertThat(system.console.shown().toString())
                .contains(page + "1\n2\n3\n\u001b[7m33%\u001b[0m" + page + "4\n5\n6\n\u001b[7m66%\u001b[0m" + page
                        + "1\n2\n3\n")
                .contains("\r\u001b[K/8" + page + "8\n9\n\u001b[7m(END)\u001b[0m" + page
                        + "1\n2\n3\n\u001b[7m33%\u001b[0m\r\u001b[K$ ")
                .endsWith("\n9\n$ \n");
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
