package org.saltyos.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.MessageInfo;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.kernel.Answer;

/** The echo protocol through its generated stub, dispatcher and the in-memory kernel. */
class EchoTest {
    private static final Endpoint ENDPOINT = new Endpoint(7);

    private final EchoDispatcher dispatcher = new EchoDispatcher(new EchoLogic());
    private final EchoClient echo = new EchoClient(ENDPOINT);
    private HostKernel kernel = HostKernel.reset();

    @BeforeEach
    void connect() {
        kernel = HostKernel.reset().connect(ENDPOINT.address(), dispatcher);
    }

    @Test
    void valuesTravelBothWays() throws RemoteFault {
        echo.ping();
        assertThat(echo.echo(-5)).isEqualTo(-5);
        assertThat(echo.reverse(1, -2, Long.MIN_VALUE, 4)).isEqualTo(new Quad(4, Long.MIN_VALUE, -2, 1));
    }

    @Test
    void wordsBeyondTheFourthTravelInTheBuffer() throws RemoteFault {
        assertThat(echo.sum(1, 2, 4, 8, 16, 32, 64, 128)).isEqualTo(255);
        assertThat(Ipc.word(7)).isEqualTo(128);
    }

    @Test
    void recordsAndFaultsTravel() throws RemoteFault, EchoFault {
        assertThat(echo.divide(-7, 2)).isEqualTo(new Quotient(-3, -1, false));
        assertThat(echo.divide(8, 2).exact()).isTrue();
        assertThatThrownBy(() -> echo.divide(1, 0)).isSameAs(EchoFault.ZERO_DIVISOR);
    }

    @Test
    void bytesTravelUpToAFullMessage() throws RemoteFault {
        Bytes text = new Bytes(2 * Bytes.MESSAGE_BYTES);
        assertThat(echo.letters(text)).isZero();
        assertThat(echo.letters(text.append("Salty OS, 2026!"))).isEqualTo(7);
        text.clear();
        for (int i = 0; i < Bytes.MESSAGE_BYTES; i++) {
            text.append((byte) 'x');
        }
        assertThat(echo.letters(text)).isEqualTo(Bytes.MESSAGE_BYTES);
        text.append((byte) 'x');
        assertThatThrownBy(() -> echo.letters(text)).isSameAs(RemoteFault.MALFORMED);
    }

    @Test
    void malformedRequestsAreAnsweredWithAFault() {
        Reply shortMessage = dispatcher.dispatch(request(EchoClient.METHOD_ECHO, 0, 0));
        assertThat(shortMessage.fault()).isEqualTo(RemoteFault.MALFORMED.code());
        Reply unknownMethod = dispatcher.dispatch(request(99, 4, 0));
        assertThat(unknownMethod.fault()).isEqualTo(RemoteFault.UNKNOWN_METHOD.code());
        Reply tooManyBytes = dispatcher.dispatch(request(EchoClient.METHOD_LETTERS, 5, 9));
        assertThat(tooManyBytes.fault()).isEqualTo(RemoteFault.MALFORMED.code());
        Reply negativeBytes = dispatcher.dispatch(request(EchoClient.METHOD_LETTERS, 5, -1));
        assertThat(negativeBytes.fault()).isEqualTo(RemoteFault.MALFORMED.code());
    }

    @Test
    void anotherVersionIsRefused() {
        Reply reply = Ipc.call(ENDPOINT, EchoClient.TAG + 1, EchoClient.METHOD_PING, 0, 0, 0, 0, 0);
        assertThat(RemoteFault.of(reply.fault())).isSameAs(RemoteFault.UNKNOWN_METHOD);
    }

    @Test
    void aDeadServerIsAFaultNotAHang() {
        EchoClient nobody = new EchoClient(new Endpoint(8));
        assertThatThrownBy(nobody::ping).isSameAs(RemoteFault.NOT_CONNECTED);
        assertThat(kernel.enter(99, 0, 0, 0, 0, 0, 0)).isEqualTo(Answer.of(ErrorCode.INVALID_SYSTEM_CALL));
    }

    private static Request request(int method, int length, long word0) {
        return new Request(0, MessageInfo.of((long) EchoClient.TAG << 16 | method, length), word0, 0, 0, 0);
    }
}
