/**
 * The engine: everything that decides, in plain Java without a Jenkins type.
 *
 * <p>Data flows one way: reader → facts → policy → verdict → ledger entry → views. The packages depend on each other
 * in that order only; {@code ArchitectureTest} keeps it so.
 */
package io.jenkins.plugins.releasereadiness.engine;
