package org.saltyos.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3ReaderEx;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;

/** Wrong parameters name the POM and the line that sets them. */
class ParameterPlacesTest {
    private static final String POM = """
            <project>
              <properties>
                <saltyos.profile>kernal</saltyos.profile><saltyos.restart>x</saltyos.restart>
              </properties>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>saltyos-maven-plugin</artifactId>
                    <configuration>
                      <compilerTimeout>0</compilerTimeout>
                      <imageName>a b</imageName>
                    </configuration>
                    <executions>
                      <execution>
                        <id>second</id>
                        <configuration>
                          <imageName>b c</imageName>
                        </configuration>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static ParameterPlaces places(String execution) throws Exception {
        InputSource source = new InputSource();
        source.setLocation("/home/user/echo/pom.xml");
        Model model = new MavenXpp3ReaderEx().read(new StringReader(POM), true, source);
        MojoDescriptor goal = new MojoDescriptor();
        for (String[] each :
                new String[][] {{"compilerTimeout", "saltyos.compiler.timeout"}, {"imageName", "saltyos.image.name"}}) {
            Parameter parameter = new Parameter();
            parameter.setName(each[0]);
            parameter.setExpression("${" + each[1] + "}");
            goal.addParameter(parameter);
        }
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setArtifactId("saltyos-maven-plugin");
        goal.setPluginDescriptor(descriptor);
        Plugin plugin = new Plugin();
        plugin.setArtifactId("saltyos-maven-plugin");
        MojoExecution result = new MojoExecution(plugin, "image", execution);
        result.setMojoDescriptor(goal);
        return new ParameterPlaces(model, result, Set.of("saltyos.restart"));
    }

    @Test
    void anElementOfTheConfigurationIsFound() throws Exception {
        assertThat(places("default").find("saltyos.compiler.timeout")).contains(line(10));
        assertThat(places("default").find("saltyos.image.name")).contains(line(11));
        assertThat(places("second").find("saltyos.image.name")).contains(line(17));
    }

    @Test
    void aPropertyIsFound() throws Exception {
        assertThat(places("default").find("saltyos.profile")).contains(line(3));
    }

    @Test
    void whatTheCommandLineGaveHasNoPlace() throws Exception {
        assertThat(places("default").find("saltyos.volumeId")).isEmpty();
        assertThat(places("default").find("saltyos.restart")).isEmpty();
    }

    @Test
    void aDiagnosticThatNamesAParameterGetsItsPlace() throws Exception {
        Diagnostic wrong = Diagnostic.error(DiagnosticCode.SALT9001, null, "saltyos.profile is kernal");
        assertThat(places("default").located(wrong).render())
                .isEqualTo("/home/user/echo/pom.xml:[3] SALT9001: saltyos.profile is kernal");
        Diagnostic byNote = Diagnostic.error(DiagnosticCode.SALT9001, null, "bad", "try: -Dsaltyos.image.name=x");
        assertThat(places("default").located(byNote).location()).isEqualTo(line(11));
        Diagnostic other = Diagnostic.error(DiagnosticCode.SALT1305, null, "nothing to start");
        assertThat(places("default").located(other)).isEqualTo(other);
        Diagnostic placed =
                Diagnostic.error(DiagnosticCode.SALT9001, SourceLocation.file("/other"), "saltyos.profile is kernal");
        assertThat(List.of(places("default").located(placed))).containsExactly(placed);
    }

    private static SourceLocation line(int line) {
        return new SourceLocation("/home/user/echo/pom.xml", line);
    }
}
