using Guildhall.Discord.Rest;
using Guildhall.Tests.Contract;
using Guildhall.Tests.Kit;

namespace Guildhall.EndToEnd.Contract;

public class ContractProxyTests
{
    [Fact]
    public async Task A_judge_that_we_did_not_write_finds_no_error_between_our_client_and_the_simulator()
    {
        if (ContractSpec.Path is null)
        {
            return; // No description, no judge; CI has both.
        }

        var source = ContractProxy.Source;
        Assert.SkipWhen(source is null, "The contract proxy is not beside the description.");
        await using var discord = await LocalDiscord.StartAsync();
        await using var proxy = await ContractProxy.StartAsync(source!, discord.Address);
        var setup = new GuildhallSetup { Settings = { ["Discord:Api"] = $"{proxy.Address}api/v10" } };
        using var folder = new GuildhallFolder(setup);
        await using (var guildhall = await GuildhallFixture.StartAsync(setup, discord, folder))
        {
            Assert.True((await guildhall.TranslateAsync("mibera", "@prd")).IsSummary);
            Assert.NotEmpty(await discord.CompleteAsync("project", ("project", "m")));
            await ClientTour.RunAsync(discord, guildhall.Get<DiscordRest>());
        }

        var (summary, errors) = await proxy.JudgeAsync();

        Assert.Equal("", errors);
        Assert.Equal(0, (int)summary["errors"]!);
        Assert.InRange((int)summary["exchanges"]!, 30, int.MaxValue);
    }
}
