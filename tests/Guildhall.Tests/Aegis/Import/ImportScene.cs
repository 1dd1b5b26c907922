using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Import;
using Guildhall.Aegis.Import.Formats;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Import;

/// <summary>The service on aegis-demo, and files to import.</summary>
internal sealed class ImportScene : IAsyncDisposable
{
    private ImportScene(AegisService service) => Service = service;

    public AegisService Service { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ImportScene> StartAsync() => new(await AegisService.StartAsync());

    public T Get<T>()
        where T : notnull => Service.Get<T>();

    public static string Warnings(int count, int first = 1)
    {
        var text = new StringBuilder("case,user_id,type,moderator_id,created_at,reason\n");
        for (var i = first; i < first + count; i++)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{i},{100000000000000000 + i},warn,200000000000000000,{1_600_000_000 + i},reason {i}"
            );
        }

        return text.ToString();
    }

    /// <summary>As the command line does.</summary>
    public async Task<(ImportPlan Plan, ImportReading Reading)> ImportAsync(string text, string id = "test-1") =>
        await Get<ImportDesk>()
            .ImportNowAsync(
                Staff.OfSystem(AegisService.Guild, "cli"),
                new(id, "file.csv", ImportFormat.Auto),
                new MemoryStream(Encoding.UTF8.GetBytes(text)),
                _ => Task.CompletedTask,
                Cancellation
            );

    /// <summary><c>/import</c> with a file.</summary>
    public async Task<CommandAnswer> RunAsync(string member, string name, string content)
    {
        var order = new JsonObject
        {
            ["as"] = member,
            ["name"] = "import",
            ["waitMs"] = LocalDiscord.PatienceMs,
            ["options"] = new JsonObject
            {
                ["file"] = new JsonObject
                {
                    ["name"] = name,
                    ["base64"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(content)),
                },
            },
        };
        return new(await Service.Discord.PostAsync($"/sim/guilds/{DemoWorld.Aegis}/channels/general/commands", order));
    }

    public Task<long> CasesAsync(string condition = "1 = 1") =>
        Service.Guildhall.CountAsync($"SELECT COUNT(*) FROM cases WHERE {condition}");

    public Task<long> CountAsync(string sql) => Service.Guildhall.CountAsync(sql);

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
