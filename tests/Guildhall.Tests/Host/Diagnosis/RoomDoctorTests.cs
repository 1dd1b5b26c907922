using System.Text.Json.Nodes;
using Guildhall.Tests.Host.CommandLine;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch;

namespace Guildhall.Tests.Host.Diagnosis;

public sealed class RoomDoctorTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task What_the_section_names_is_looked_for_in_discord()
    {
        await using var discord = await LocalDiscord.StartAsync();
        shell.Settings["Guildhall:Discord:Token"] = await discord.TokenAsync();
        shell.Settings["Guildhall:Discord:Api"] = discord.Api.AbsoluteUri;

        Write(_ => { });
        var (_, there, _) = await shell.RunAsync("doctor");
        Write(section =>
        {
            section["roles"]!["naib"] = "No such role";
            section["channels"]!["door"] = "nochannel";
            section["channels"]!["census"] = "petitions";
            section["activity"] = new JsonObject { ["channels"] = new JsonArray("nowhere") };
        });
        var absent = await shell.RunAsync("doctor");
        Write(section => section["guild"] = "Nowhere");
        var elsewhere = await shell.RunAsync("doctor");

        Assert.Contains("sietch-demo: every role and channel", there, StringComparison.Ordinal);
        Assert.Equal(1, absent.ExitCode);
        Assert.Contains(
            "\"No such role\" of sietch.roles.naib is not in this server",
            absent.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("\"petitions\" of sietch.channels.census is a forum", absent.Output, StringComparison.Ordinal);
        Assert.Contains("\"nochannel\" of sietch.channels.door", absent.Output, StringComparison.Ordinal);
        Assert.Contains("\"nowhere\" of sietch.activity.channels", absent.Output, StringComparison.Ordinal);
        Assert.Equal(1, elsewhere.ExitCode);
        Assert.Contains("no server \"Nowhere\"", elsewhere.Output, StringComparison.Ordinal);
        Assert.Contains("sietch-demo (", elsewhere.Output, StringComparison.Ordinal);
    }

    private void Write(Action<JsonObject> change)
    {
        var section = SietchService.Section();
        section["channels"]!.AsObject().Remove("admins");
        change(section);
        shell.Write(
            "tenants/default.json",
            $$"""{ "id": "default", "name": "Default", "guilds": ["*"], "sietch": {{section.ToJsonString()}} }"""
        );
    }
}
