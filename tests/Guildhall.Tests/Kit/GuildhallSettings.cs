using Guildhall.Simulator.State;

namespace Guildhall.Tests.Kit;

/// <summary>The settings of a service that lives in the local worlds alone.</summary>
internal static class GuildhallSettings
{
    /// <summary>As keys with colons; nothing of the machine's own environment is among them.</summary>
    public static async Task<Dictionary<string, string?>> OfAsync(
        GuildhallSetup setup,
        LocalDiscord discord,
        GuildhallFolder folder
    )
    {
        var settings = new Dictionary<string, string?>
        {
            ["Guildhall:Discord:Token"] = await discord.TokenAsync(),
            ["Guildhall:Discord:ClientSecret"] = await discord.ClientSecretAsync(),
            ["Guildhall:Discord:Api"] = discord.Api.AbsoluteUri,
            ["Guildhall:Http:Port"] = "0",
            ["Guildhall:Data"] = folder.Data,
            ["Guildhall:Tenants:Directory"] = folder.Tenants,
            ["Guildhall:Commands:PerMinute"] = "10000",
            ["Guildhall:Commands:AnswerWithin"] = discord.Get<Universe>().AnswerWithin.ToString("c"),
            ["Guildhall:Webhooks:LocalHosts:0"] = discord.Address.Authority,
        };
        AddModel(settings, setup, discord);
        if (setup.Google)
        {
            await AddGoogleAsync(settings, discord, folder);
        }

        if (setup.Sietch is not null)
        {
            settings["Guildhall:Sietch:Endpoints:default:0"] = new Uri(discord.Address, "/chain").AbsoluteUri;
        }

        foreach (var (key, value) in setup.Settings)
        {
            settings[$"Guildhall:{key}"] = value;
        }

        return settings;
    }

    private static void AddModel(Dictionary<string, string?> settings, GuildhallSetup setup, LocalDiscord discord)
    {
        var (section, path) = setup.Models switch
        {
            Models.Claude => ("Anthropic", "/anthropic"),
            Models.OpenAi => ("OpenAi", "/openai/v1"),
            _ => (null, null),
        };
        if (section is null)
        {
            return;
        }

        settings[$"Guildhall:Models:{section}:ApiKey"] = section == "Anthropic" ? "sk-ant-of-the-tests" : "sk-tests";
        settings[$"Guildhall:Models:{section}:Address"] = new Uri(discord.Address, path).AbsoluteUri;
        settings[$"Guildhall:Models:{section}:Timeout"] = setup.ModelTimeout.ToString("c");
    }

    private static async Task AddGoogleAsync(
        Dictionary<string, string?> settings,
        LocalDiscord discord,
        GuildhallFolder folder
    )
    {
        var credentials = await discord.ReadAsync("/sim/google/credentials");
        await File.WriteAllTextAsync(
            folder.Credentials,
            credentials.ToJsonString(),
            TestContext.Current.CancellationToken
        );
        settings["Guildhall:Google:CredentialsFile"] = folder.Credentials;
        settings["Guildhall:Google:RootFolder"] = (string)(await discord.ReadAsync("/sim/google"))["root"]!;
        settings["Guildhall:Google:Drive"] = new Uri(discord.Address, "/google/drive/v3").AbsoluteUri;
        settings["Guildhall:Google:Docs"] = new Uri(discord.Address, "/google/docs/v1").AbsoluteUri;
        settings["Guildhall:Google:FirstDelay"] = "00:00:00.001";
    }
}
