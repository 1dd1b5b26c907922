using System.Text.Json.Nodes;
using Guildhall.Aegis.Settings;

namespace Guildhall.Tests.Aegis.Settings;

public class ExportSettingsTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task The_file_has_every_setting_and_can_be_imported_as_it_is()
    {
        await fixture.Service.RunAsync(
            "owner",
            "settings set",
            ("name", "points.ladder"),
            ("value", "3 mute 10m, 9 ban")
        );

        var answer = await fixture.Service.RunAsync("owner", "settings export");

        Assert.True(answer.IsEphemeral);
        var file = answer.Json["reply"]!["attachments"]![0]!;
        Assert.Equal("aegis-settings-1.json", (string)file["filename"]!);
        var text = await fixture.Service.Discord.Http.GetStringAsync(
            new Uri((string)file["url"]!),
            TestContext.Current.CancellationToken
        );
        Assert.True(SettingsDocument.Parse(text).TryGet(out var document, out _));
        Assert.Empty(SettingsDocument.Faults(document));
        Assert.Equal(2, document["points"]!["ladder"]!.AsArray().Count);
        Assert.All(SettingsCatalogue.All, setting => Assert.True(Has(document, setting.Path), setting.Path));
        var import = await fixture.Service.RunAsync(
            "owner",
            "settings import",
            new JsonObject { ["file"] = AegisWorld.File("all.json", text) }
        );
        Assert.Contains("already", import.Refusal, StringComparison.Ordinal);
    }

    private static bool Has(JsonObject document, string path)
    {
        var keys = path.Split('.');
        return ((JsonObject)document[keys[0]]!).ContainsKey(keys[1]);
    }
}
