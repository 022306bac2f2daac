package io.jenkins.plugins.releasereadiness.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.config.NotificationConfiguration;
import io.jenkins.plugins.releasereadiness.config.Webhook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class NotificationFormsTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void formsRefuseWhatCannotBeUsedAndKeepTheRest() throws Throwable {
        session.then(j -> {
            Webhook.DescriptorImpl form = (Webhook.DescriptorImpl) j.jenkins.getDescriptorOrDie(Webhook.class);
            assertThat(form.doCheckUrl("ftp://example.com").kind).isEqualTo(hudson.util.FormValidation.Kind.ERROR);
            assertThat(form.doCheckUrl("https://user:word@example.com").kind)
                    .isEqualTo(hudson.util.FormValidation.Kind.ERROR);
            assertThat(form.doCheckUrl("http://example.com").kind).isEqualTo(hudson.util.FormValidation.Kind.WARNING);
            assertThat(form.doCheckUrl("https://example.com/hook").kind).isEqualTo(hudson.util.FormValidation.Kind.OK);
            assertThat(form.doCheckEvents("gate-failed\nrollback-finish").getMessage())
                    .contains("rollback-finish", "rollback-finished");

            Webhook webhook = new Webhook("ops", "https://example.com/hook");
            webhook.setEvents("gate-failed");
            NotificationConfiguration configuration = NotificationConfiguration.get();
            configuration.setWebhooks(List.of(webhook));
            configuration.setMailApprovers(true);
            j.configRoundtrip();

            List<String> kept = new ArrayList<>();
            configuration
                    .getWebhooks()
                    .forEach(one -> kept.add(one.getName() + " " + one.getUrl() + " " + one.getEvents()));
            assertThat(kept).containsExactly("ops https://example.com/hook gate-failed");
            assertThat(configuration.isMailApprovers()).isTrue();
        });
    }
}
