package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import io.jenkins.plugins.releasereadiness.benchmarks.ways.Contender;
import java.util.Optional;

/**
 * What a contender needs for a report.
 *
 * @param cost empty if one reading took longer than the plan's patience
 * @param heap smallest heap that works, for people; empty if it was not looked for
 */
record Reading(Contender contender, Report report, Optional<Cost> cost, Optional<String> heap) {}
