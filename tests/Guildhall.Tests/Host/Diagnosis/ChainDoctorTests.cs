using Guildhall.Tests.Host.CommandLine;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch;

namespace Guildhall.Tests.Host.Diagnosis;

public sealed class ChainDoctorTests : IDisposable
{
    private const string Key = "key-of-the-tests";

    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task Each_endpoint_is_asked_and_no_key_in_an_address_is_printed()
    {
        await using var discord = await LocalDiscord.StartAsync();
        Write(Section(80094));
        var node = new Uri(discord.Address, $"/chain?apikey={Key}").AbsoluteUri;
        shell.Settings["Guildhall:Sietch:Endpoints:default:0"] = node;
        shell.Settings["Guildhall:Sietch:Endpoints:default:1"] = $"http://user:{Key}@127.0.0.1:9/v2/{Key}";

        var (_, output, errors) = await shell.RunAsync("doctor");
        Write(Section(1));
        var foreign = await shell.RunAsync("doctor");

        Assert.Contains(
            $"endpoint 1 ({discord.Address.Authority}) is on chain 80094, block ",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("endpoint 2 (127.0.0.1:9) cannot be reached", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, output + errors, StringComparison.Ordinal);
        Assert.Contains("is on chain 80094, and default follows 1", foreign.Output, StringComparison.Ordinal);
        Assert.Equal(1, foreign.ExitCode);
    }

    [Fact]
    public async Task Without_an_endpoint_it_says_which_setting_is_missing()
    {
        Write(Section(80094));

        var (_, output, _) = await shell.RunAsync("doctor");

        Assert.Contains("GUILDHALL__SIETCH__ENDPOINTS__default__0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_that_begins_after_the_newest_block_is_wrong()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var section = SietchService.Section();
        section["chain"]!["token"]!["fromBlock"] = 1_000_000_000;
        section["chain"]!["vaults"]![1]!["fromBlock"] = 1_000_000_001;
        Write(section.ToJsonString());
        shell.Settings["Guildhall:Sietch:Endpoints:default:0"] = new Uri(discord.Address, "/chain").AbsoluteUri;

        var (code, output, _) = await shell.RunAsync("doctor");

        Assert.Equal(1, code);
        Assert.Contains(
            "sietch.chain.token.fromBlock is 1000000000, beyond the newest block ",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("sietch.chain.vaults[1].fromBlock is 1000000001", output, StringComparison.Ordinal);
        Assert.DoesNotContain("vaults[0]", output, StringComparison.Ordinal);
    }

    private static string Section(int chain)
    {
        var section = SietchService.Section();
        section["chain"]!["id"] = chain;
        return section.ToJsonString();
    }

    private void Write(string section) =>
        shell.Write(
            "tenants/default.json",
            $$"""{ "id": "default", "name": "Default", "guilds": ["*"], "sietch": {{section}} }"""
        );
}
