package io.jenkins.plugins.releasereadiness.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody in front of a browser. What the browser complains of while they look at pages is kept. */
final class Person implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "pictures");

    private final BrowserContext window;
    private final Page page;
    private final String jenkins;
    private final List<String> complaints = new ArrayList<>();

    Person(Browser browser, String jenkins, String id) {
        this.jenkins = jenkins;
        window = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        page = window.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(jenkins + "login");
        page.locator("input[name=j_username]").fill(id);
        page.locator("input[name=j_password]").fill(id);
        button("Sign in").click();
    }

    /** Opens a page of this Jenkins. */
    Person open(String path) {
        page.navigate(jenkins + path);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return page.getByLabel(label);
    }

    String text() {
        return page.locator("#main-panel").innerText();
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /**
     * Checks what is shown: no complaint of the browser (a blocked script or style, an exception) since the window was
     * opened, and no serious finding of axe in a part of the page. The colours of alerts and hints are those of Jenkins. A
     * picture is kept.
     */
    void check(String part, String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture + ".png"))
                .setFullPage(true));
        assertThat(complaints).as("what the browser complains of on " + picture).isEmpty();
        assertThat(page.locator(part).count()).as(part + " on " + picture).isPositive();
        assertThat(new AxeBuilder(page)
                        .include(part)
                        .exclude(".jenkins-alert")
                        .exclude(".jenkins-form-description")
                        .analyze()
                        .getViolations())
                .as("accessibility of " + picture)
                .filteredOn(rule -> List.of("critical", "serious").contains(rule.getImpact()))
                .extracting(Rule::getId, rule -> rule.getNodes().get(0).getHtml())
                .isEmpty();
    }

    @Override
    public void close() {
        window.close();
    }
}
