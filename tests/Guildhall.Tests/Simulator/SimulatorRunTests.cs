using System.Globalization;
using Guildhall.Simulator;

namespace Guildhall.Tests.Simulator;

public class SimulatorRunTests
{
    [Fact]
    public async Task A_taken_port_is_told_in_one_line()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var port = simulator.Address.Port.ToString(CultureInfo.InvariantCulture);

        var (code, output, error) = await RunAsync("--port", port);

        Assert.Equal((3, ""), (code, output));
        Assert.Equal($"port {port} is taken; --port takes another, 0 a free one", error.Trim());
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        var (code, output, error) = await RunAsync("--help");

        Assert.Equal((0, ""), (code, error));
        Assert.All(
            ["--port", "--seed", "--empty", "--guilds", "--members", "--world", "--any-host"],
            option => Assert.Contains(option, output, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("--nothing")]
    [InlineData("--port")]
    [InlineData("--port", "99999")]
    [InlineData("--world", "no-such-file", "--port", "0")]
    [InlineData("--world", "file", "--empty")]
    public async Task Wrong_use_is_told_and_nothing_starts(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(args[0], error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await SimulatorRun.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
