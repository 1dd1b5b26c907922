using System.Text.Json.Nodes;
using Guildhall.Simulator.Contract;

namespace Guildhall.Tests.Simulator.Contract;

public class FaultTreeTests
{
    private const string Fault = """{"_errors":[{"code":"A","message":"a"}]}""";
    private const string Other = """{"_errors":[{"code":"B","message":"b"}]}""";

    [Theory]
    [InlineData($$$"""{"a":{{{Fault}}}}""", $$$"""{"b":{{{Other}}}}""", $$$"""{"a":{{{Fault}}},"b":{{{Other}}}}""")]
    [InlineData($$$"""{"a":{{{Fault}}}}""", $$$"""{"a":{{{Other}}}}""", $$$"""{"a":{{{Fault}}}}""")]
    [InlineData($$$"""{"a":{{{Fault}}}}""", $$$"""{"a":{"0":{{{Other}}}}}""", $$$"""{"a":{{{Fault}}}}""")]
    [InlineData($$$"""{"a":{"0":{{{Fault}}}}}""", $$$"""{"a":{{{Other}}}}""", $$$"""{"a":{"0":{{{Fault}}}}}""")]
    [InlineData(
        $$$"""{"a":{"0":{{{Fault}}}}}""",
        $$$"""{"a":{"1":{{{Other}}}}}""",
        $$$"""{"a":{"0":{{{Fault}}},"1":{{{Other}}}}}"""
    )]
    [InlineData(Fault, $$$"""{"a":{{{Other}}}}""", Fault)]
    public void What_a_second_check_finds_is_added_where_there_is_room(string first, string second, string joined)
    {
        var tree = JsonNode.Parse(first)!.AsObject();

        FaultTree.Join(tree, JsonNode.Parse(second)!.AsObject());

        Assert.Equal(joined, tree.ToJsonString());
    }
}
