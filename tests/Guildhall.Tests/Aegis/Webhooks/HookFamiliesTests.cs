using Guildhall.Aegis.Webhooks;

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
        Assert.Equal(expected, HookFamilies.TryRead(text));

    [Theory]
    [InlineData("case.opened", "case.*")]
    [InlineData("settings.changed", "settings.changed")]
    [InlineData("automod.hit", "automod.hit")]
    public void Every_event_has_a_family(string type, string family) => Assert.Equal(family, HookFamilies.Of(type));
}
