using Guildhall.Core.Telemetry;

namespace Guildhall.Tests.Core.Telemetry;

public class ErrorIdsTests
{
    [Fact]
    public void They_are_16_hex_digits_and_differ()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => ErrorIds.New()).ToHashSet();

        Assert.Equal(1000, ids.Count);
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{16}$", id));
    }
}
