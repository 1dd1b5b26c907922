using Guildhall.Core.Commands;
using Guildhall.Sietch.Council;

namespace Guildhall.Tests.Sietch.Council;

public class ShowFormerNaibTests
{
    [Fact]
    public void Everybody_reads_it_and_members_alone_may_ask() =>
        Assert.Equal(("naib former", false, (string?)null), Of(ShowFormerNaib.Spec));

    internal static (string Name, bool Ephemeral, string? Permission) Of(CommandSpec spec) =>
        (spec.Name, spec.Ephemeral, spec.Permission);
}
