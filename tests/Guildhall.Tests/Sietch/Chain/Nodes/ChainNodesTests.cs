using Guildhall.Core.Resilience;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Tests.Core;

namespace Guildhall.Tests.Sietch.Chain.Nodes;

public sealed class ChainNodesTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8545/", "127.0.0.1:8545")]
    [InlineData("http://127.0.0.1:8546/", "127.0.0.1:8546")]
    [InlineData("https://rpc.example/v2/a-key", "rpc.example")]
    [InlineData("https://somebody:secret@rpc.example:8443/", "rpc.example:8443")]
    public void A_node_is_called_by_host_and_port_and_never_by_its_key(string address, string name)
    {
        using var meters = new TestMeters();
        var pipelines = new WorldPipelines(TimeProvider.System, new ResilienceMetrics(meters), new Random(1));

        Assert.Equal(name, new ChainNodes(new ScriptedChain(), pipelines).Of([new Uri(address)])[0].Name);
    }
}
