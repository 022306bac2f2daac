package io.jenkins.plugins.releasereadiness.prompt;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.ParameterDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A question to people, and what becomes of their answers. It always tells where things stand at the moment, so that the
 * prompt need not be replaced when that changes. Who answers is who acts in the thread that calls, never what was typed.
 */
public interface Asked {
    /** Id of the prompt: unique in the build, the same after a restart, and beginning with a capital letter. */
    String id();

    /** The question, in the little room that a prompt has. */
    String message();

    /** What the button to answer says. */
    String ok();

    /** What the button to decline says. */
    String cancel();

    /** Ids of people and groups who may answer, with commas; null for those who may build the job. */
    @CheckForNull
    String submitter();

    /**
     * What is to be filled in; at least two, since views of prompts show no refusal where there are none, and one alone
     * comes back without its name.
     */
    List<ParameterDefinition> parameters();

    /** Whether it still waits for an answer. */
    boolean open();

    /**
     * Refuses an answer that {@link #answer} would refuse; changes nothing.
     *
     * @param values what was filled in, by name
     * @throws Refused if so
     */
    void refuseEarly(Map<String, String> values) throws IOException;

    /**
     * Takes an answer.
     *
     * @param values what was filled in, by name; empty where nothing was
     * @throws Refused if it is not taken
     */
    void answer(Map<String, ?> values) throws IOException;

    /**
     * Takes a click on the button to decline.
     *
     * @param values as far as the request tells what was filled in
     * @throws Refused if it is not taken
     */
    void decline(Map<String, String> values) throws IOException;
}
