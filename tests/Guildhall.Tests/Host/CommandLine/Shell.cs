using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Host.CommandLine;

/// <summary>The built program, run verb by verb in a folder of its own; leaves nothing behind.</summary>
internal sealed class Shell : IDisposable
{
    private readonly GuildhallFolder folder = new(new());

    public string Folder => folder.Root;

    /// <summary>Settings as keys with colons; a null takes one away.</summary>
    public Dictionary<string, string?> Settings => field ??= Defaults();

    public string Write(string name, string content) =>
        Write(name, new System.Text.UTF8Encoding(false).GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder.Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(folder.Root, name));

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        GuildhallProcess.RunAsync(Settings, folder.Root, "", arguments);

    public Task<(int ExitCode, string Output, string Errors)> PipeAsync(string input, params string[] arguments) =>
        GuildhallProcess.RunAsync(Settings, folder.Root, input, arguments);

    public void Dispose() => folder.Dispose();

    private Dictionary<string, string?> Defaults() =>
        new() { ["Guildhall:Data"] = folder.Data, ["Guildhall:Tenants:Directory"] = folder.Tenants };
}
