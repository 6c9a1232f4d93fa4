package org.saltyos.basalt.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.MessageInfo;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.start.Startup;

/** Texts, enums, bytes, capabilities and late answers, through generated stub and dispatcher and the in-memory kernel. */
class DeskTest {
    private static final DeskClient DESK = new DeskClient(new Endpoint(7));
    private static final DeskClient SAME_DESK = new DeskClient(new Endpoint(8));

    private final DeskDispatcher dispatcher = new DeskDispatcher(new DeskLogic());
    private HostKernel kernel = HostKernel.reset();

    @BeforeEach
    void connect() {
        kernel = HostKernel.reset().connect(7, dispatcher).connect(8, dispatcher);
    }

    @Test
    void textsTravelBothWaysWithBytesBehind() throws RemoteFault {
        Bytes third = new Bytes(10).append("!?");
        assertThat(DESK.join("", 3, "", new Bytes(1))).isEmpty();
        assertThat(DESK.join("salty ", 2, "öß€𝄞\0", third)).isEqualTo("salty salty öß€𝄞\0!?");
    }

    @Test
    void textThatDoesNotFitIsRefusedAndNotCut() throws RemoteFault {
        Bytes none = new Bytes(1);
        String longest = "x".repeat(928);
        assertThat(DESK.join(longest, 1, "", none)).isEqualTo(longest);
        assertThatThrownBy(() -> DESK.join(longest + "x", 1, "", none)).isSameAs(RemoteFault.MALFORMED);
        assertThatThrownBy(() -> DESK.join(longest, 1, "y", none)).isSameAs(RemoteFault.MALFORMED);
        assertThatThrownBy(() -> DESK.join(longest, 2, "", none)).isSameAs(RemoteFault.MALFORMED);
    }

    @Test
    void textBehindManyWordsTravels() throws RemoteFault {
        assertThat(DESK.far(1, 2, 3, 4, 5, "sum ")).isEqualTo("sum 15");
    }

    @Test
    void enumsTravelAndUnknownConstantsAreRefused() throws RemoteFault {
        assertThat(DESK.next(Colour.BLUE)).isEqualTo(Colour.RED);
        assertThat(DESK.paint(4, Colour.GREEN)).isEqualTo(new Paint(Colour.GREEN, 4, true));
        for (int ordinal : new int[] {-1, 3}) {
            long label = (long) DeskClient.TAG << 16 | DeskClient.METHOD_NEXT;
            Request request = new Request(0, MessageInfo.of(label, 1), ordinal, 0, 0, 0);
            assertThat(dispatcher.dispatch(request).fault()).isEqualTo(RemoteFault.MALFORMED.code());
        }
    }

    @Test
    void narrowValuesOfARecordShareWords() throws RemoteFault {
        for (int sign : new int[] {0, 1, -1}) {
            Narrow narrow = new Narrow(
                    (byte) (100 * sign),
                    Integer.MAX_VALUE * sign,
                    Colour.BLUE,
                    (short) (30_000 * sign),
                    Long.MIN_VALUE + sign,
                    (char) (60_000 * sign),
                    5 * sign,
                    sign != 0,
                    Integer.MIN_VALUE * sign);
            assertThat(DESK.same(narrow)).isEqualTo(narrow);
        }
        long label = (long) DeskClient.TAG << 16 | DeskClient.METHOD_SAME;
        Request tooShort = new Request(0, MessageInfo.of(label, 3), 0, 0, 0, 0);
        assertThat(dispatcher.dispatch(tooShort).fault()).isEqualTo(RemoteFault.MALFORMED.code());
        Request noColour = new Request(0, MessageInfo.of(label, 4), 7L << 40, 0, 0, 0);
        assertThat(dispatcher.dispatch(noColour).fault()).isEqualTo(RemoteFault.MALFORMED.code());
    }

    @Test
    void bytesComeBack() throws RemoteFault {
        assertThat(DESK.digits(0).length()).isZero();
        assertThat(DESK.digits(12).is("012345678901")).isTrue();
        assertThat(DESK.digits(Bytes.MESSAGE_BYTES).length()).isEqualTo(Bytes.MESSAGE_BYTES);
        assertThatThrownBy(() -> DESK.digits(Bytes.MESSAGE_BYTES + 1)).isSameAs(RemoteFault.MALFORMED);
    }

    @Test
    void capabilitiesTravelToTheSlotsThatAreOffered() throws RemoteFault {
        assertThatThrownBy(() -> DESK.take(1, new MemoryObject(33), new Endpoint(44)))
                .isSameAs(RemoteFault.MALFORMED);
        Ipc.offer(new CNode(Startup.CNODE_SLOT), 100, 2);
        assertThat(DESK.take(1, new MemoryObject(33), new Endpoint(44))).isEqualTo(1_033_044);
        MemoryObject given = DESK.give(55);
        assertThat(given.address()).isEqualTo(100);
        assertThat(kernel.original(100)).isEqualTo(55);
    }

    @Test
    void anAnswerThatComesLaterReachesItsCaller() throws RemoteFault {
        kernel.meanwhile(() -> ring(5));
        assertThat(DESK.await(100)).isEqualTo(105);
        kernel.meanwhile(() -> ring(-1));
        assertThatThrownBy(() -> DESK.await(1)).isSameAs(RemoteFault.REFUSED);
        assertThatThrownBy(() -> DESK.await(1)).hasMessage("the caller would wait for ever");
        assertThat(DESK.ring(1)).isEqualTo(1);
    }

    private static void ring(int value) {
        try {
            assertThat(SAME_DESK.ring(value)).isEqualTo(1);
        } catch (RemoteFault fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Test
    void callersThatAreTooManyAreRefused() throws RemoteFault {
        for (int i = 0; i < Startup.LATER_COUNT; i++) {
            assertThatThrownBy(() -> DESK.await(1)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> DESK.await(1)).isSameAs(RemoteFault.REFUSED);
        assertThat(DESK.ring(1)).isEqualTo(Startup.LATER_COUNT);
    }

    @Test
    void clientsAreToldApartByTheirBadges() throws RemoteFault {
        assertThat(DESK.who()).isEqualTo(7);
        assertThat(SAME_DESK.who()).isEqualTo(8);
    }
}
