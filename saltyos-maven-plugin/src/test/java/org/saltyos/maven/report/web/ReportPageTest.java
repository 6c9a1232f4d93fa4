package org.saltyos.maven.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The page holds the facts, in markup that is sound whatever modules are called, and needs nothing beside itself. */
class ReportPageTest {
    private static final String HOSTILE = "</style><script>alert('x')</script>&\"\u202e\u0007\ud800";

    private static final String PAGE = ReportPage.of(Samples.image("vfs", "the address is that of a frame"));

    @Test
    void showsTheFactsOfEachSection() {
        assertThat(PAGE)
                .contains("<b>5.00 MiB</b><span>CD image</span>")
                .contains("<b>25.0 %</b><span>processor reserved</span>")
                .contains("<li>server vfs: a warning</li>")
                .contains("<title>vfs calls console of console and hands it on</title>")
                .contains("<span class=\"tag device\">ports 0x3f8-0x3ff</span>")
                .contains("<td data-label=\"memory\">1.00 MiB untyped, heap of 64.0 KiB</td>")
                .contains("title=\"kernel: 4.0 KiB\"")
                .contains("at least 900 B of 1.0 KiB")
                .contains("class=\"fill full\"")
                .contains("<td data-label=\"to\" class=\"n\">0x00800000</td>")
                .contains("runs on the time of its callers")
                .contains("console (4000 us)")
                .contains("No boot was watched yet")
                .contains("<td data-label=\"reason\">the address is that of a frame</td>");
    }

    @Test
    void needsNoNetworkAndNoScript() {
        assertThat(PAGE.toLowerCase(Locale.ROOT))
                .doesNotContain("http:", "https:", "<script", "<link", "<img", "@import", " src=", "javascript:")
                .doesNotContainPattern("\\son\\w+=");
        assertThat(PAGE.replace("url(#arrow)", "")).doesNotContain("url(");
    }

    @Test
    void isSoundMarkupWhateverModulesAreCalled() throws Exception {
        String page = ReportPage.of(Samples.image(HOSTILE, HOSTILE));
        assertThat(page)
                .doesNotContain("<script", "\u202e", "\u0007")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;\\u202e\\u0007\\ud800");
        for (String each : new String[] {page, PAGE}) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            assertThat(factory.newDocumentBuilder()
                            .parse(new InputSource(new StringReader(each)))
                            .getElementsByTagName("section")
                            .getLength())
                    .isEqualTo(9);
        }
    }

    @Test
    void isTheSameEveryTime() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(ReportPage.of(Samples.image("vfs", "the address is that of a frame")))
                    .isEqualTo(PAGE);
        } finally {
            Locale.setDefault(before);
        }
    }
}
