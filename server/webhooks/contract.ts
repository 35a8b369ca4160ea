export * from './contract/deliveries.ts';
export * from './contract/endpoints.ts';
export { DeliveryState, EndpointState, Failure, ToldEvent } from './contract/shapes.ts';
