import { BaseSequencer, type TestSpecification } from 'vitest/node';

const STARTS_SERVERS = /\/(killed|lifecycle)\.test\.ts$/;

/** Tests that start servers and kill them mostly wait. They come first, so that the others run beside them and no run ends in waiting. */
export class WaitingTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [waiting, others] = [true, false].map((waits) => files.filter(({ moduleId }) => STARTS_SERVERS.test(moduleId) === waits));
    return [...(waiting ?? []), ...(await super.sort(others ?? []))];
  }
}
