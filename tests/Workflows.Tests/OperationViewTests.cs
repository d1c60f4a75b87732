using System.Text.Json;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Warnings;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

public sealed class OperationViewTests
{
    private static readonly WorkflowState State = new()
    {
        InstanceId = "op",
        Name = "AssociateEipWorkflow",
        Status = WorkflowRuntimeStatus.Running,
        CreatedAt = DateTimeOffset.UnixEpoch,
        LastUpdatedAt = DateTimeOffset.UnixEpoch,
        Input = JsonSerializer.Serialize(
            new()
            {
                Principal = TestRegion.Owner,
                RegionId = "cn-hangzhou",
                EipId = "eip",
                Fingerprint = "digest",
                Association = new() { EipId = "eip", ResourceId = "r" },
            },
            WorkflowsJson.Default.OperationInput),
    };

    [Theory]
    [InlineData(WorkflowRuntimeStatus.Pending, OperationStatus.Pending)]
    [InlineData(WorkflowRuntimeStatus.Running, OperationStatus.Pending)]
    [InlineData(WorkflowRuntimeStatus.Suspended, OperationStatus.Pending)]
    [InlineData(WorkflowRuntimeStatus.Canceled, OperationStatus.Canceled)]
    [InlineData(WorkflowRuntimeStatus.Failed, OperationStatus.Failed)]
    public void Of_WithoutProgressOrOutcome_StatusOfTheInstance(WorkflowRuntimeStatus status, OperationStatus expected) =>
        Assert.Equal((expected, "r"), (Of(State with { Status = status }).Status, Of(State).ResourceId));

    [Fact]
    public void Of_Progress_ShowsStepAndError()
    {
        var progress = new OperationProgress(OperationStatus.RollingBack, "UnbindEip", "r", "assoc-op", "No answer.");
        var operation = Of(State with
        {
            CustomStatus = JsonSerializer.Serialize(progress, WorkflowsJson.Default.OperationProgress),
        });

        Assert.Equal(
            (OperationStatus.RollingBack, "UnbindEip", "assoc-op", "No answer."),
            (operation.Status, operation.CurrentStep, operation.AssociationId, operation.Error));
    }

    [Fact]
    public void Of_ProgressWithWarnings_ShowsThem()
    {
        var warning = new Warning("idle-cost", "setting Pricing", "It costs.", "Release it.");
        var progress = new OperationProgress(OperationStatus.Running, "UnbindEip", "r", "assoc-op", Warnings: [warning]);

        var operation = Of(State with { CustomStatus = JsonSerializer.Serialize(progress, WorkflowsJson.Default.OperationProgress) });

        Assert.Equal([warning], operation.Warnings);
    }

    [Fact]
    public void Of_OutcomeFromBeforeThereWereWarnings_HasNone() =>
        Assert.Empty(Of(State with { Status = WorkflowRuntimeStatus.Completed, Output = """{"status":"Succeeded"}""" }).Warnings);

    [Fact]
    public void Of_Steps_AreActivitiesByTheirStepNames()
    {
        var at = DateTimeOffset.UnixEpoch;
        WorkflowStep[] steps =
        [
            new(0, WorkflowStepKind.Activity, "BindEipActivity", WorkflowStepStatus.Failed, 6, at, at, new("Type", "No answer.")),
            new(1, WorkflowStepKind.Timer, "", WorkflowStepStatus.Completed, 1, at, at, null),
            new(2, WorkflowStepKind.Activity, "Other", WorkflowStepStatus.Running, 1, at, null, null),
        ];

        Assert.Equal(
            [new OperationStep("BindEip", "Failed", 6, at, at, "No answer."), new OperationStep("Other", "Running", 1, at, null, null)],
            Of(State with { Steps = steps }).Steps);
    }

    [Fact]
    public void Of_Batch_ShowsEachItemFromTheStart()
    {
        var input = new OperationInput
        {
            Principal = TestRegion.Owner,
            RegionId = "cn-hangzhou",
            EipId = "eip-a",
            Fingerprint = "digest",
            Batch = BatchCalls.Plan("i-1", ["eip-a", "eip-b"]),
        };
        var batch = State with
        {
            Name = "AssociateEipsWorkflow",
            ParentInstanceId = "op-whole",
            Input = JsonSerializer.Serialize(input, WorkflowsJson.Default.OperationInput),
        };
        var progress = new OperationProgress(OperationStatus.Running, "1 of 2", "i-1", null)
        {
            Items = [new(OperationStatus.Succeeded, "eni-1", EipMode.Nat, "10.0.1.1"), new(OperationStatus.Pending, null, EipMode.MultiEip, null)],
        };

        var (before, running) = (Of(batch), Of(batch with { CustomStatus = JsonSerializer.Serialize(progress, WorkflowsJson.Default.OperationProgress) }));

        Assert.Equal((null, "i-1", "op-whole"), (before.EipId, before.ResourceId, before.ParentOperationId));
        Assert.Equal(
            [new() { EipId = "eip-a", Status = OperationStatus.Pending }, new() { EipId = "eip-b", Status = OperationStatus.Pending }], before.Items);
        Assert.Equal(
            [
                new() { EipId = "eip-a", Status = OperationStatus.Succeeded, OperationId = "op-1", ResourceId = "eni-1", Mode = EipMode.Nat, PrivateIpAddress = "10.0.1.1" },
                new() { EipId = "eip-b", Status = OperationStatus.Pending, Mode = EipMode.MultiEip },
            ],
            running.Items);
        Assert.True(running.ActsOn("eip-b"));
        Assert.False(running.ActsOn("eip-c"));
    }

    [Fact]
    public void Of_OtherWorkflow_IsNoOperation() =>
        Assert.Null(OperationView.Of(State with { Name = "SomethingWorkflow" }, "account-1"));

    private static Operation Of(WorkflowState state) => OperationView.Of(state, "account-1")!;
}
