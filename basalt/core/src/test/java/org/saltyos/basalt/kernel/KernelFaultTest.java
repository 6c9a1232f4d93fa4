package org.saltyos.basalt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;

/** Every error code of the kernel has its fault and its words. */
class KernelFaultTest {
    @Test
    void everyErrorCodeHasAFault() throws IllegalAccessException {
        int codes = 0;
        for (Field field : ErrorCode.class.getFields()) {
            int code = field.getInt(null);
            codes++;
            assertThat(KernelFault.describe(code)).as(field.getName()).isNotEqualTo("unknown error code");
            if (code != ErrorCode.OK) {
                assertThat(KernelFault.of(code).code()).isEqualTo(code);
                assertThatThrownBy(() -> Answer.of(code).requireOk()).isSameAs(KernelFault.of(code));
            }
        }
        assertThat(KernelFault.describe(codes))
                .as("no description without a code")
                .isEqualTo("unknown error code");
    }

    @Test
    void successThrowsNothingAndNonsenseIsUnknown() {
        assertThatCode(() -> Answer.of(ErrorCode.OK).requireOk()).doesNotThrowAnyException();
        assertThat(KernelFault.of(ErrorCode.OK)).isSameAs(KernelFault.of(-5)).isSameAs(KernelFault.of(1 << 20));
    }
}
