using System.Collections.Concurrent;
using System.Reflection;
using Guildhall.Tests.Contract;
using Xunit.v3;

[assembly: ContractVerdict]

namespace Guildhall.Tests.Contract;

/// <summary>Fails a test by what its taps found, beside what failed in the test itself.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ContractVerdictAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Told = new();

    /// <summary>Fails the running test once its own end is known; at once where it has ended already.</summary>
    public static void Tell(string verdict)
    {
        if (TestContext.Current is { TestStatus: TestEngineStatus.Running, Test.UniqueID: { } test })
        {
            Told.GetOrAdd(test, _ => []).Enqueue(verdict);
        }
        else
        {
            Assert.Fail(verdict);
        }
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Told.TryRemove(test.UniqueID, out var verdicts))
        {
            Assert.Fail(string.Join('\n', verdicts));
        }
    }
}
