export * from './contract/deliveries.ts';
export * from './contract/endpoints.ts';
export { DeliveredEvent, DeliveryState, EndpointState, Failure, ToldEvent } from './contract/shapes.ts';
