import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG = /\/accessibility[\w-]*\.test\.ts$/;

/** Where nothing is known of earlier runs, files go by their size; but those that look at every page are short and take longest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...bySize.filter(isLong), ...bySize.filter((file) => !isLong(file))];
  }
}
