package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.reach.UnsafeUse;

/** Which places a list of packages permits. */
class UnsafePolicyTest {
    private static void require(String allowed, String file) {
        UnsafeUse use = new UnsafeUse(new SourceLocation(file, 1), "Heap.slow", "Mem.putLong", "it is right here");
        new UnsafePolicy(List.of(allowed), -1).require(List.of(use));
    }

    @ParameterizedTest
    @CsvSource({
        "org.example,       /home/me/project/src/main/java/org/example/Heap.java",
        "org.example,       org/example/Heap.java",
        "org.example,       C:\\project\\src\\main\\java\\org\\example\\Heap.java",
        "org.example,       /repository/heap-1.0.jar!org/example/Heap.java",
        "org.example.*,     /repository/heap-1.0.jar!org/example/deep/down/Heap.java",
        "org.example.*,     /home/me/project/src/main/java/org/example/Heap.java"
    })
    void permitsThePackage(String allowed, String file) {
        assertThatCode(() -> require(allowed, file)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "org.example,       /home/me/project/src/main/java/org/example/deep/Heap.java",
        "org.example,       /home/me/project/src/main/java/org/example2/Heap.java",
        "org.example.*,     /repository/heap-1.0.jar!com/example/Heap.java",
        "org.example.*,     /repository/heap-1.0.jar!my_org/example/Heap.java"
    })
    void refusesOthers(String allowed, String file) {
        assertThatThrownBy(() -> require(allowed, file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("SALT0802");
    }
}
