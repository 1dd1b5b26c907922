using Guildhall.Aegis.Settings;
using Guildhall.Simulator.Permissions;

namespace Guildhall.Tests.Aegis.Settings;

public class RollBackSettingsTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_earlier_version_becomes_the_newest_and_nothing_of_the_history_is_lost()
    {
        await fixture.Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "2"));
        await fixture.Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "9"));

        var answer = await fixture.Service.RunAsync("owner", "settings rollback", ("version", "1"));

        Assert.Equal("`points.warn`: 9 → 2", answer.Description);
        var current = await fixture.Service.Get<GuildSettingsBook>().ReadAsync(AegisService.Guild, Cancellation);
        Assert.Equal(3, current.Version);
        var history = await fixture.Service.RunAsync("owner", "settings history");
        Assert.Contains("**3**", history.Description, StringComparison.Ordinal);
        Assert.Contains("rollback to version 1", history.Description, StringComparison.Ordinal);
        Assert.Contains("**2**", history.Description, StringComparison.Ordinal);

        var toDefaults = await fixture.Service.RunAsync("owner", "settings rollback", ("version", "0"));
        Assert.Equal("`points.warn`: 2 → 1", toDefaults.Description);
    }

    [Fact]
    public async Task A_role_that_has_become_dangerous_does_not_come_back_for_whoever_joins()
    {
        await using var service = await AegisService.StartAsync();
        var role = await service.AddRoleAsync("Guest");
        await service.RunAsync("owner", "settings set", ("name", "welcome.roles"), ("value", "guest"));
        await service.RunAsync("owner", "settings set", ("name", "welcome.roles"), ("value", "none"));
        await service.PermitAsync(role, Permission.Ordinary | Permission.BanMembers);

        var answer = await service.RunAsync("owner", "settings rollback", ("version", "1"));

        Assert.Contains("carries staff permissions", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_there_never_was_is_refused() =>
        Assert.Contains(
            "There is no version 50",
            (await fixture.Service.RunAsync("owner", "settings rollback", ("version", "50"))).Refusal,
            StringComparison.Ordinal
        );
}
