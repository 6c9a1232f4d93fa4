package org.saltyos.maven.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Finding the page of a code, as {@code mvn saltyos:explain} does. */
class ExplanationsTest {
    @Test
    void aCodeIsFoundByItsNameOrNumber() {
        assertThat(Explanations.find("SALT0401")).contains(DiagnosticCode.SALT0401);
        assertThat(Explanations.find(" salt0401 ")).contains(DiagnosticCode.SALT0401);
        assertThat(Explanations.find("0401")).contains(DiagnosticCode.SALT0401);
        assertThat(Explanations.find("401")).contains(DiagnosticCode.SALT0401);
        assertThat(Explanations.find("salt401")).contains(DiagnosticCode.SALT0401);
        assertThat(Explanations.find("SALT0499")).isEmpty();
        assertThat(Explanations.find("SALT")).isEmpty();
        assertThat(Explanations.find("")).isEmpty();
    }

    @Test
    void aWrongCodeFindsItsNeighbours() {
        assertThat(Explanations.near("SALT0409"))
                .contains(DiagnosticCode.SALT0401, DiagnosticCode.SALT0406, DiagnosticCode.SALT0509);
        assertThat(Explanations.near("monitor")).containsExactly(DiagnosticCode.SALT0105);
        assertThat(Explanations.near("nothing of the kind")).isEmpty();
        assertThat(Explanations.near(" ")).isEmpty();
    }

    @Test
    void pagesAreThoseOfTheDocumentation() throws IOException, URISyntaxException {
        Path classes = Path.of(Explanations.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Assumptions.assumeTrue(classes.endsWith("target/classes"), "only Maven copies the pages");
        for (DiagnosticCode code : DiagnosticCode.values()) {
            assertThat(Explanations.page(code))
                    .isEqualTo(Files.readString(DiagnosticPage.FOLDER.resolve(code + ".md")));
        }
    }
}
