using Guildhall.Aegis.Webhooks;
using Guildhall.Core.Webhooks;

namespace Guildhall.Tests.Aegis.Webhooks;

public class HookFamiliesTests
{
    [Theory]
    [InlineData("all", HookFamilies.All)]
    [InlineData("raid.*, case.*", "case.*,raid.*")]
    [InlineData("Settings.Changed automod.hit", "automod.hit,settings.changed")]
    [InlineData("tickets", null)]
    [InlineData("case.*, nonsense", null)]
    [InlineData(" , ", null)]
    public void Families_are_read_as_people_write_them(string text, string? expected) =>
        Assert.Equal(expected, HookFamilies.TryRead(text, []));

    [Fact]
    public void What_other_products_tell_of_can_be_chosen_too()
    {
        HookFamily[] others = [new("standing.*")];

        Assert.Equal("case.*,standing.*", HookFamilies.TryRead("standing.* case.*", others));
        Assert.Equal($"{HookFamilies.All},standing.*", HookFamilies.TryRead("all", others));
    }
}
