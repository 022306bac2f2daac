package io.jenkins.plugins.releasereadiness.engine.policy;

import java.math.BigDecimal;

/**
 * What a release must reach; the minimum of a category stands in {@link Category#minimum()}.
 *
 * @param overall lowest overall score in per cent, 0 to 100
 * @param maxWaivers how many waivers one release may use, at least 0
 * @param confirmedWaivers whether a waiver counts only when its second person has confirmed it in person; otherwise it is
 *     enough that the policy names one
 */
public record Thresholds(BigDecimal overall, int maxWaivers, boolean confirmedWaivers) {}
