using System.Xml.Linq;

namespace Guildhall.Tests.Architecture;

public class DirectionTests
{
    public static TheoryData<string, string[]> Allowed =>
        new()
        {
            { "Discord", [] },
            { "Core", ["Discord"] },
            { "Onomancer", ["Core"] },
            { "Sietch", ["Core"] },
            { "Aegis", ["Core"] },
            { "Host", ["Onomancer", "Sietch", "Aegis"] },
            { "Simulator", ["Discord"] },
        };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_refers_only_downwards(string project, string[] allowed)
    {
        var path = Path.Combine(Source.Root, "src", $"Guildhall.{project}", $"Guildhall.{project}.csproj");
        var references = XDocument
            .Load(path)
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Select(name => name["Guildhall.".Length..]);

        Assert.Equal(allowed.Order(), references.Order());
    }

    [Fact]
    public void The_simulator_takes_ids_and_enums_from_the_client_but_not_its_serializers() =>
        Assert.DoesNotContain(
            Source.Files("src/Guildhall.Simulator", "*.cs").Select(File.ReadAllText),
            text =>
                text.Contains("Guildhall.Discord.Rest", StringComparison.Ordinal)
                || text.Contains("Guildhall.Discord.Gateway", StringComparison.Ordinal)
                || text.Contains("DiscordJson", StringComparison.Ordinal)
        );

    [Fact]
    public void The_client_library_knows_neither_ASP_NET_nor_SQL() =>
        Assert.DoesNotContain(
            Products.Everything[0].GetReferencedAssemblies(),
            name =>
                name.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || name.Name.Contains("Sqlite", StringComparison.Ordinal)
                || name.Name is "Dapper" or "Npgsql"
        );

    [Fact]
    public void Products_show_only_their_module_options_and_ids() =>
        Assert.All(
            Products.All.SelectMany(product => product.GetExportedTypes()),
            type => Assert.Matches("(Module|Options|Id|Validator|Json|Context)$", type.Name)
        );
}
