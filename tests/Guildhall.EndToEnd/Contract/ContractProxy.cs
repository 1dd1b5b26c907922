using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.EndToEnd.Peers;
using Guildhall.Tests.Contract;

namespace Guildhall.EndToEnd.Contract;

/// <summary>A judge that we did not write: a Node program between client and simulator that reads every exchange.</summary>
internal sealed class ContractProxy : IAsyncDisposable
{
    private const string Ready = "contract proxy on ";

    private readonly Process process;
    private readonly string violations;

    private ContractProxy(Process process, Uri address, string violations)
    {
        this.process = process;
        this.violations = violations;
        Address = address;
    }

    public Uri Address { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The program beside the description, or null where there is none.</summary>
    public static string? Source =>
        ContractSpec.Path is { } spec
        && Path.Combine(Path.GetDirectoryName(Path.GetFullPath(spec))!, "..", "tools", "contract") is var folder
        && File.Exists(Path.Combine(folder, "proxy.mjs"))
            ? folder
            : null;

    public static async Task<ContractProxy> StartAsync(string source, Uri target)
    {
        var folder = await InstallAsync(source);
        var violations = Path.Combine(folder, $"violations-{Environment.ProcessId}.jsonl");
        string[] arguments =
        [
            "proxy.mjs",
            "--quiet",
            "--listen",
            "0",
            "--target",
            target.GetLeftPart(UriPartial.Authority),
            "--spec",
            Path.GetFullPath(ContractSpec.Path!),
            "--out",
            violations,
        ];
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(Cancellation) ?? "";
        Assert.StartsWith(Ready, line, StringComparison.Ordinal);
        return new(process, new Uri(line[Ready.Length..].Split(' ')[0]), violations);
    }

    /// <summary>The counts, and what was wrong, one line each.</summary>
    public async Task<(JsonNode Summary, string Errors)> JudgeAsync()
    {
        using var http = new HttpClient();
        var summary = await http.GetFromJsonAsync<JsonNode>(new Uri(Address, "/__contract/summary"), Cancellation);
        var lines = File.Exists(violations) ? await File.ReadAllLinesAsync(violations, Cancellation) : [];
        var errors = lines.Where(line => (string?)JsonNode.Parse(line)!["severity"] == "error");
        return (summary!, string.Join('\n', errors));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None); // The test may have been cancelled already.
        process.Dispose();
        File.Delete(violations);
    }

    private static async Task<string> InstallAsync(string source)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "contract-proxy")).FullName;
        foreach (var file in Directory.EnumerateFiles(source))
        {
            // Not copied as a file: the source may be read-only, and so would its copy be.
            var copy = Path.Combine(folder, Path.GetFileName(file));
            await File.WriteAllBytesAsync(copy, await File.ReadAllBytesAsync(file, Cancellation), Cancellation);
        }

        if (!Directory.Exists(Path.Combine(folder, "node_modules", "ajv-formats")))
        {
            string[] install = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
            var (code, _, errors) = await NodePeer.RunAsync("npm", folder, install, Cancellation);
            Assert.True(code == 0, $"npm ci failed: {errors}");
        }

        return folder;
    }
}
